/// `auth-incomplete`
enum AuthIncomplete: SettingRule {
  static let description = RuleDescription(
    id: "auth-incomplete", group: .security, severity: .error,
    summary: "a login without its type, its user or its password",
    rationale: """
      All three are needed. Scripts may supply a missing one, so with scripts it is only a hint. \
      Reported for a binding, a group or the global scope only when nothing at all sets the \
      missing one.
      """,
    evidence: .inferred, needsWhole: true,
    pages: ["content/momentum/4/modules/outbound-smtp-auth.md"],
    examples: [
      .reports(
        #"domain "relay.example" { outbound_smtp_auth_type = PLAIN ⟦outbound_smtp_auth_user⟧ = "mill" }"#
      ),
      .accepts(
        #"""
        outbound_smtp_auth_type = PLAIN
        domain "relay.example" {
          outbound_smtp_auth_user = "mill"
          outbound_smtp_auth_pass = "…"
          tls = required
          tls_verify = optional
        }
        """#),
      // The gateway moves the mail away from these.
      .accepts(
        #"domain "oak.example" { gateway = "relay.example" outbound_smtp_auth_type = PLAIN }"#),
    ])

  private static let parts: [Keyword] = [
    .outboundSmtpAuthType, .outboundSmtpAuthUser, .outboundSmtpAuthPass,
  ]

  static let interest = SettingInterest.options(parts)

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let keyword = setting.keyword,
      let node = DeliveryNode(setting.scope),
      node.isDomain || findings.delivery.holds(setting, keyword, at: node),
      // Reported once for the scope: at the last of the three that it sets.
      keyword == parts.last(where: { setting.scope.setting($0) != nil })
    else { return }
    let missing = parts.filter { isMissing($0, node, under: setting, &findings) }
    guard !missing.isEmpty else { return }
    let hasScripts = findings.hasScripts
    let them = missing.count == 1 ? "it" : "them"
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "the login lacks " + missing.map { "`\($0)`" }.joined(separator: " and "),
      detail: hasScripts
        ? "unless a script supplies \(them), set \(them)" : "set \(them) as well",
      severity: hasScripts ? .info : nil, absent: missing)
  }

  private static func isMissing(
    _ keyword: Keyword, _ node: DeliveryNode, under setting: Setting, _ findings: inout Findings
  ) -> Bool {
    if !node.isDomain { return !findings.delivery.transport.isSet(keyword) }
    guard let answer = findings.delivery.queueAnswer(keyword, at: node, under: setting) else {
      return false
    }
    return answer.setting == nil
  }
}
