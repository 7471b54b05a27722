/// `unused-pathway`
enum UnusedPathway: UnusedNameRule {
  static let description = RuleDescription(
    id: "unused-pathway", group: .style, severity: .info,
    summary: "a pathway that no listener and no peer names",
    rationale: """
      A pathway takes effect where a listener or a peer names it. Scripts may name one too, so \
      the rule is silent where a module runs scripts.
      """,
    evidence: .inferred, needsWhole: true, pages: [Page.of(.pathway)],
    examples: [
      .reports(
        #"""
        pathway ⟦"inbound"⟧ { relay_hosts = ( 192.0.2.1 ) }
        esmtp_listener { listen ":25" { enable = true } }
        """#),
      .accepts(
        #"""
        pathway "inbound" { relay_hosts = ( 192.0.2.1 ) }
        esmtp_listener { listen ":25" { pathway = "inbound" } }
        """#),
    ])

  static let stanza = Keyword.pathway
  static let isNamedByPolicy = true
}
