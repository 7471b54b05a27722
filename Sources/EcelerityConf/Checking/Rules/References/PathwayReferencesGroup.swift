/// `pathway-references-group`
enum PathwayReferencesGroup: ReferenceRule {
  static let description = RuleDescription(
    id: "pathway-references-group", group: .correctness, severity: .error,
    summary: "a listener or peer that names a pathway group",
    rationale: """
      A listener or peer takes one pathway. Groups only contain pathways; they cannot be \
      attached.
      """,
    needsWhole: true, pages: [Page.of(.pathway)],
    examples: [
      .reports(
        #"""
        pathway_group "all" { pathway "inbound" { relay_hosts = ( 192.0.2.1 ) } }
        esmtp_listener { listen ":25" { pathway = "⟦all⟧" } }
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
    guard let group = findings.names.stanzas(.pathwayGroup)[name.text] else { return }
    findings.report(
      self, at: name.textSpan, in: setting.scope,
      "`\(name.text)` is a pathway group, which cannot be attached",
      detail: "name one of its pathways",
      related: group.header.map { [RelatedPlace("the group", at: $0.labelSpan)] } ?? [])
  }
}
