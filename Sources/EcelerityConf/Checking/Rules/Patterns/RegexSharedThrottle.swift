/// `regex-shared-throttle`
enum RegexSharedThrottle: SettingRule {
  static let description = RuleDescription(
    id: "regex-shared-throttle", group: .style, severity: .info,
    summary: "a throttle or a scope limit in the stanza of a regular expression",
    rationale: """
      All names that match share it; none of them has a throttle of its own. \
      `max_outbound_connections` applies to each name.
      """,
    pages: [Page.of(.outboundThrottleMessages), Page.of(.scopeMaxOutboundConnections)],
    examples: [
      .reports(
        #"domain "/^(?:mill|oak)[.]example$/" { ⟦outbound_throttle_messages⟧ = "10/60" }"#),
      .accepts(#"domain "/^mill[.]example$/" { outbound_throttle_messages = 5 }"#),
      .accepts(#"domain "/^(?:mill|oak)[.]example$/" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "mill.example" { outbound_throttle_messages = "10/60" }"#),
    ])

  static let interest = SettingInterest.options([
    .outboundThrottleMessages, .outboundThrottleConnections, .clusterOutboundThrottleMessages,
    .clusterOutboundThrottleConnections, .scopeMaxOutboundConnections,
    .clusterScopeMaxOutboundConnections,
  ])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.scope.isNamedByDomain, setting.scope.isPattern,
      let row = findings.row(for: setting), setting.rawScalar?.integer != 0,
      !isOfOneName(setting.scope)
    else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "all names that match share `\(row.keyword)`",
      detail: "write a stanza for each name that needs its own", page: row.page)
  }

  private static func isOfOneName(_ scope: Scope) -> Bool {
    // Most have a choice or a repetition, which is cheaper to find than the names they match.
    guard let raw = scope.header?.rawLabel, !raw.bytes.contains(where: "(|*+?{".utf8.contains),
      let language = PatternLabel(raw)?.language
    else { return false }
    return language.front == .nothing && language.texts.count == 1
  }
}
