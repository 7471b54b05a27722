/// `enable-sts-without-use`
enum EnableSTSWithoutUse: SettingRule {
  static let description = RuleDescription(
    id: "enable-sts-without-use", group: .security, severity: .warning,
    summary: "MTA-STS or DANE is applied, but never looked up",
    rationale: """
      `enable_mta_sts` and `enable_dane` apply the results of `use_mta_sts` and `use_dane`, and \
      have no effect alone. Reported in the stanza of a domain when the other option is off \
      there; in that of a regular expression, whose domains may have stanzas of their own, and \
      elsewhere when it is on nowhere.
      """,
    needsWhole: true, dependsOnVersion: true,
    pages: [Page.of(.enableMtaSts), Page.of(.enableDane)], remedy: .suggested,
    examples: [
      .reports(#"binding "north" { bind_address = 192.0.2.1 ⟦enable_mta_sts⟧ = true }"#),
      .reports("⟦enable_dane⟧ = true\nuse_dane = false"),
      .accepts("enable_dane = true\nuse_dane = true"),
      .accepts("enable_dane = false"),
    ])

  static let interest = SettingInterest.options([.enableMtaSts, .enableDane])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    let wanted: Keyword = setting.keyword == .enableDane ? .useDane : .useMtaSts
    guard !setting.isReplaced, setting.isOn, let row = findings.row(for: setting),
      !findings.target.lacks(row), let node = DeliveryNode(setting.scope)
    else { return }
    if node.isDomain, !node.isPattern {
      guard let answer = findings.delivery.answer(wanted, at: node),
        answer.setting?.truth ?? false == false
      else { return }
    } else if findings.delivery.transport.isOn(wanted) {
      return
    }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "`\(row.keyword)` has no effect while `\(wanted)` is off",
      detail: "set `\(wanted) = true`, or remove it", absent: [wanted],
      fix: setting.unsetting,
      page: row.page)
  }
}
