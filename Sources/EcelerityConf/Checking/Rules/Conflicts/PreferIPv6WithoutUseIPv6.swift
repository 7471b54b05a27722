/// `prefer-ipv6-without-use-ipv6`
enum PreferIPv6WithoutUseIPv6: SettingRule {
  static let description = RuleDescription(
    id: "prefer-ipv6-without-use-ipv6", group: .suspicious, severity: .warning,
    summary: "IPv6 is preferred but switched off",
    rationale: """
      With `use_ipv6` off, as it is by default, IPv6 addresses of exchangers are ignored, so there \
      is nothing to prefer.
      """,
    needsWhole: true, pages: [Page.of(.preferIpv6Mxs), Page.of(.useIpv6)], remedy: .suggested,
    examples: [
      .reports("prefer_ipv6_mxs = ⟦true⟧"),
      .accepts("prefer_ipv6_mxs = true\nuse_ipv6 = true"),
      .accepts("prefer_ipv6_mxs = false"),
    ])

  static let interest = SettingInterest.options([.preferIpv6Mxs])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.scope.isGlobal, setting.isOn,
      !findings.usesIPv6, let value = setting.rawScalar
    else { return }
    let option = setting.scope.setting(.useIpv6)
    findings.report(
      self, at: value.innerSpan, "IPv6 is preferred, but `\(Keyword.useIpv6)` is off",
      detail: "set `\(Keyword.useIpv6) = true`",
      related: option.map { [RelatedPlace("it is switched off here", at: $0.span)] } ?? [],
      fix: findings.switchingIPv6On(near: setting).map { .suggestion($0) })
  }
}
