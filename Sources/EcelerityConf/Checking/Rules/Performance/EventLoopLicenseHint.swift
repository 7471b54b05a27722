/// `event-loop-license-hint`
enum EventLoopLicenseHint: ConfigurationRule {
  static let description = RuleDescription(
    id: "event-loop-license-hint", group: .performance, severity: .info,
    summary: "several pools of event loops",
    rationale: """
      The manual advises one pool, of about three quarters of the processors; the licence limits how \
      many loops there may be.
      """,
    pages: [Page.of(.eventloop)],
    examples: [
      .reports(
        #"""
        eventloop "pool" { concurrency = 4 }
        ⟦eventloop "other"⟧ { concurrency = 4 }
        """#),
      .accepts(#"eventloop "pool" { concurrency = 4 }"#),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    var first: StanzaHeader?
    for scope in configuration.global.children where scope.keyword == .eventloop {
      guard let header = scope.header else { continue }
      guard let earlier = first else {
        first = header
        continue
      }
      findings.report(
        self, at: header.span, "this is another pool of event loops",
        detail: "one pool is advised, of about three quarters of the processors",
        related: [RelatedPlace("the first pool", at: earlier.span)])
    }
  }
}
