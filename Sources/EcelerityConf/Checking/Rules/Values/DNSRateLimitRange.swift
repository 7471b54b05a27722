/// `dns-rate-limit-range`
enum DNSRateLimitRange: SettingRule {
  static let description = RuleDescription(
    id: "dns-rate-limit-range", group: .correctness, severity: .error,
    summary: "a limit on the rate of DNS lookups that is out of range",
    rationale: """
      Lookups and period must be positive, and at least a thousand domains must be able to wait.
      """,
    pages: [Page.of(.dnsRateLimitPeriod)],
    examples: [
      .reports("dns_rate_limit_period = ⟦0⟧"),
      .reports("dns_rate_limit_max_queue = ⟦999⟧"),
      .accepts("dns_rate_limit_mx_queries = 50\ndns_rate_limit_max_queue = 1000"),
    ])

  static let interest = SettingInterest.options([
    .dnsRateLimitMxQueries, .dnsRateLimitPeriod, .dnsRateLimitMaxQueue,
  ])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let row = findings.row(for: setting), let value = setting.rawScalar,
      let number = value.integer, !row.allowed.contains(number),
      let least = row.allowed.ranges.first?.lower
    else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope, "`\(row.keyword)` is \(number)",
      detail: "it must be at least \(least)")
  }
}
