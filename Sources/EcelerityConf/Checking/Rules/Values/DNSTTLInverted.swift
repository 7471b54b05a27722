/// `dns-ttl-inverted`
enum DNSTTLInverted: SettingRule {
  static let description = RuleDescription(
    id: "dns-ttl-inverted", group: .correctness, severity: .error,
    summary: "`min_dns_ttl` above `max_dns_ttl`",
    rationale: "No lifetime of DNS records lies between the two.",
    evidence: .inferred, pages: [Page.of(.minDnsTtl), Page.of(.maxDnsTtl)],
    examples: [
      .reports("min_dns_ttl = ⟦3600⟧\nmax_dns_ttl = 60"),
      .accepts("min_dns_ttl = 60\nmax_dns_ttl = 3600"),
      .accepts("min_dns_ttl = 3600"),
    ])

  static let interest = SettingInterest.options([.minDnsTtl])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard setting.scope.isGlobal, !setting.isReplaced, let value = setting.rawScalar,
      let least = value.integer, let upper = setting.scope.setting(.maxDnsTtl),
      let most = upper.rawScalar?.integer, most >= 0, least > most
    else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope,
      "`\(setting.name)` is above `\(upper.name)`, which is \(most)",
      detail: "swap the two, or remove one of them",
      related: [RelatedPlace("the upper bound", at: upper.valueSpan)])
  }
}
