/// `event-loop-license-hint`
enum EventLoopLicenseHint: ConfigurationRule {
  static let description = RuleDescription(
    id: "event-loop-license-hint", group: .performance, severity: .info,
    summary: "several pools of event loops",
    rationale: """
      One page advises a single pool, of about three quarters of the processors; another one \
      advises separate pools for listeners, so that they need not wait for others. The licence \
      limits the number of loops.
      """,
    pages: [Page.of(.eventloop), "content/momentum/4/conf-performance-tips.md"],
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
        detail:
          "one pool of three quarters of the processors is advised in general, and separate ones "
          + "for listeners; all loops count towards the licence",
        related: [RelatedPlace("the first pool", at: earlier.span)])
    }
  }
}
