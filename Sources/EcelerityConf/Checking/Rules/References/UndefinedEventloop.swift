/// `undefined-eventloop`
enum UndefinedEventloop: ReferenceRule {
  static let description = RuleDescription(
    id: "undefined-eventloop", group: .suspicious, severity: .error,
    summary: "an option that names an event loop that is not defined",
    rationale: """
      The name must be that of an `eventloop` stanza.
      """,
    needsWhole: true,
    pages: [Page.of(.eventLoop), Page.of(.deliveryPool), Page.of(.maintainerPool)],
    remedy: .suggested,
    examples: [
      .reports(
        #"""
        eventloop "mill" { concurrency = 4 }
        delivery_pool = "⟦mil⟧"
        maintainer_pool = "mill"
        """#),
      .accepts(
        #"""
        eventloop "mill" { concurrency = 4 }
        delivery_pool = "mill"
        """#),
    ])

  static let type = OptionType.eventloopName
  static let stanza = Keyword.eventloop

  static func reportUndefined(
    _ name: Scalar, of setting: Setting, _ findings: inout Findings
  ) {
    report(
      name, of: setting,
      detail: "define the event loop, or write the name of one that is defined", &findings)
  }
}
