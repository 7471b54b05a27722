/// `undefined-pathway`
enum UndefinedPathway: ReferenceRule {
  static let description = RuleDescription(
    id: "undefined-pathway", group: .suspicious, severity: .error,
    summary: "a listener or peer that names a pathway that is not defined",
    rationale: """
      The name must be that of a `pathway`, including letter case.
      """,
    needsWhole: true, pages: [Page.of(.pathway)], remedy: .suggested,
    examples: [
      .reports(
        #"""
        pathway "inbound" { relay_hosts = ( 192.0.2.1 ) }
        esmtp_listener { pathway = "inbound" listen ":25" { pathway = "⟦imbound⟧" } }
        """#),
      .accepts(
        #"""
        pathway_group "all" { pathway "inbound" { relay_hosts = ( 192.0.2.1 ) } }
        esmtp_listener { listen ":25" { pathway = "inbound" } }
        """#),
    ])

  static let type = OptionType.pathwayName
  static let stanza = Keyword.pathway

  static func reportUndefined(
    _ name: Scalar, of setting: Setting, _ findings: inout Findings
  ) {
    // A group of that name is reported by another rule.
    guard findings.names.stanzas(.pathwayGroup)[name.text] == nil else { return }
    report(
      name, of: setting,
      detail: "define the pathway, or write the name of one that is defined", &findings)
  }
}
