/// `skip-and-prohibited-overlap`
enum SkipAndProhibitedOverlap: ConfigurationRule {
  static let description = RuleDescription(
    id: "skip-and-prohibited-overlap", group: .style, severity: .info,
    summary: "a block that is both skipped and prohibited",
    rationale: """
      Mail to a prohibited address fails for the whole domain, while a skipped address is passed \
      over for the next one; the same block in both lists is contradictory.
      """,
    pages: [Page.of(.skipHosts), Page.of(.prohibitedHosts)], remedy: .suggested,
    examples: [
      .reports(
        #"""
        skip_hosts = ( "192.0.2.0/25" "⟦198.51.100.0/24⟧" )
        prohibited_hosts = ( "198.51.100.0/24" )
        """#),
      .accepts(
        #"""
        skip_hosts = ( "192.0.2.0/25" )
        prohibited_hosts = ( "192.0.2.0/24" )
        """#),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    guard let skipped = configuration.global.setting(.skipHosts) else { return }
    let prohibited = findings.blocks(of: .prohibitedHosts)
    let items = skipped.value.items
    for item in items {
      guard let block = CIDRBlock(item.text), let other = prohibited.same(as: block) else {
        continue
      }
      let edit = Edit(replace: item.span.withBlanksBefore(in: configuration), with: "")
      findings.report(
        self, at: item.textSpan,
        "`\(item.text)` is in `\(Keyword.prohibitedHosts)` too",
        detail: "keep it in one of the lists",
        related: [RelatedPlace("it is prohibited here", at: other.span)],
        fix: items.count > 1 ? .suggestion(edit) : nil)
    }
  }
}
