/// `max-retry-interval-without-max-retries`
enum MaxRetryIntervalWithoutMaxRetries: SettingRule {
  static let description = RuleDescription(
    id: "max-retry-interval-without-max-retries", group: .suspicious, severity: .warning,
    summary: "`max_retry_interval` while `max_retries` is `auto`",
    rationale: """
      The pages set the bound together with a number of retries; that it has no effect with \
      `auto` is inferred, and one sample of the vendor has it so. Outside domains it is reported \
      only when nothing sets another number, in domains of the global scope only when no binding or \
      group does.
      """,
    evidence: .inferred, needsWhole: true,
    pages: [Page.of(.maxRetryInterval), Page.of(.maxRetries)],
    examples: [
      .reports("⟦max_retry_interval⟧ = 3600"),
      .reports(
        """
        max_retries = 5
        domain "mill.example" { max_retries = auto ⟦max_retry_interval⟧ = 3600 }
        """),
      .accepts("max_retries = 5\nmax_retry_interval = 3600"),
      .accepts(
        """
        binding "north" { bind_address = 192.0.2.1 max_retries = 5 }
        domain "mill.example" { max_retry_interval = 3600 }
        """),
      .accepts(
        """
        max_retry_interval = 3600
        domain "mill.example" { max_retries = 5 }
        """),
    ])

  static let interest = SettingInterest.options([.maxRetryInterval])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let node = DeliveryNode(setting.scope),
      node.isDomain || !findings.delivery.map.countsRetries,
      !node.container.isGlobal || !findings.delivery.map.bindingsCountRetries,
      let retries = findings.delivery.answer(.maxRetries, at: node),
      isAutomatic(retries.setting)
    else { return }
    let place = retries.setting.map { RelatedPlace("the number is automatic here", at: $0.span) }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "`\(setting.name)` is set, but `\(Keyword.maxRetries)` is `auto` here",
      detail: "set `\(Keyword.maxRetries)` too, to a number or to `none`", absent: [.maxRetries],
      related: place.map { [$0] } ?? [])
  }

  private static func isAutomatic(_ setting: Setting?) -> Bool {
    let text =
      setting.map { $0.value.text } ?? OptionTable.option(.maxRetries, at: [])?.defaultValue
    return text?.lowercased() == "auto"
  }
}
