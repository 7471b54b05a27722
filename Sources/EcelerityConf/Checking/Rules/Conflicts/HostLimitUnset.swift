/// `host-limit-unset`
enum HostLimitUnset: ScopeRule {
  static let description = RuleDescription(
    id: "host-limit-unset", group: .suspicious, severity: .warning,
    summary: "a host stanza without the connection limit that is set around it",
    rationale: """
      A host that has a stanza takes `max_outbound_connections` only from host stanzas; without \
      it there, the host has no limit, whatever the scopes around it set.
      """,
    needsWhole: true, pages: [Page.of(.maxOutboundConnections)],
    examples: [
      .reports(
        #"""
        max_outbound_connections = 20
        host ⟦"mx.oak.example"⟧ { outbound_throttle_messages = "10/60" }
        """#),
      .accepts(
        #"""
        max_outbound_connections = 20
        host "mx.oak.example" { max_outbound_connections = 5 }
        """#),
      .accepts(#"host "mx.oak.example" { outbound_throttle_messages = "10/60" }"#),
    ])

  static let stanzas: [Keyword]? = [.host]

  static func check(_ scope: Scope, _ findings: inout Findings) {
    guard let parent = scope.parent, let header = scope.header, DeliveryNode(parent) != nil,
      scope.setting(.maxOutboundConnections) == nil,
      let limit = outerLimit(parent),
      let evaluation = findings.delivery.options.evaluation(of: .maxOutboundConnections, at: scope),
      evaluation.unevaluated.isEmpty, case .unlimited(let value) = evaluation.origin
    else { return }
    findings.report(
      self, at: header.labelSpan, in: parent,
      "host `\(scope.label ?? "")` has no connection limit, although one is set around it",
      detail: "set `\(Keyword.maxOutboundConnections)` for it; otherwise it is \(value)",
      absent: [.maxOutboundConnections],
      related: [RelatedPlace("this does not apply to the host", at: limit.span)])
  }

  /// The innermost limit around hosts.
  private static func outerLimit(_ scope: Scope) -> Setting? {
    var next: Scope? = scope
    while let current = next {
      if let setting = current.setting(.maxOutboundConnections) {
        let number = setting.rawScalar?.integer ?? -1
        return number < 0 ? nil : setting
      }
      next = current.parent
    }
    return nil
  }
}
