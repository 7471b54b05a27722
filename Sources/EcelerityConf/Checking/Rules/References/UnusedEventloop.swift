/// `unused-eventloop`
enum UnusedEventloop: UnusedNameRule {
  static let description = RuleDescription(
    id: "unused-eventloop", group: .style, severity: .info,
    summary: "an event loop that no option names",
    rationale: """
      An event loop is used where `event_loop`, `delivery_pool` or `maintainer_pool` names it.
      """,
    evidence: .inferred, needsWhole: true, pages: [Page.of(.eventloop)],
    examples: [
      .reports(
        #"""
        eventloop ⟦"mill"⟧ { concurrency = 4 }
        """#),
      .accepts(
        #"""
        eventloop "mill" { concurrency = 4 }
        delivery_pool = "mill"
        """#),
    ])

  static let stanza = Keyword.eventloop
  static let isNamedByPolicy = false
}
