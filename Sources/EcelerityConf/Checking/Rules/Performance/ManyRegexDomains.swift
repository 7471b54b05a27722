/// `many-regex-domains`
enum ManyRegexDomains: ConfigurationRule {
  static let description = RuleDescription(
    id: "many-regex-domains", group: .performance, severity: .info,
    summary: "many stanzas of regular expressions in one scope",
    rationale: """
      A name that is not in the cache is tried against all of them, one after the other. The \
      threshold is decided: more than \(most).
      """,
    evidence: .decided, pages: [Page.of(.matchCacheSize)],
    examples: [
      .reports(
        domains(most) + "domain ⟦\"/[.]last[.]example$/\"⟧ { max_outbound_connections = 5 }\n"),
      .accepts(domains(most)),
    ])

  private static let most = 50

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    for (_, ids) in configuration.patternChildren where ids.count > most {
      for keyword in [Keyword.domain, .host] {
        let stanzas = ids.lazy.map { Scope(configuration: configuration, id: $0) }
          .filter { $0.keyword == keyword }
        var count = 0
        var surplus: Scope?
        for stanza in stanzas {
          count += 1
          if count == most + 1 { surplus = stanza }
        }
        if let surplus { report(surplus, count, &findings) }
      }
    }
  }

  private static func report(_ stanza: Scope, _ count: Int, _ findings: inout Findings) {
    guard let header = stanza.header else { return }
    findings.report(
      self, at: header.labelSpan, in: stanza.parent,
      "\(count) stanzas of `\(stanza.name)` here are regular expressions",
      detail: "each is tried for every name that is not cached; combine some of them")
  }

  private static func domains(_ count: Int) -> String {
    (1...count).map {
      "domain \"/[.]mill\($0)[.]example$/\" { max_outbound_connections = 5 }\n"
    }.joined()
  }
}
