/// `match-cache-small`
enum MatchCacheSmall: ConfigurationRule {
  static let description = RuleDescription(
    id: "match-cache-small", group: .performance, severity: .info,
    summary: "regular expressions name domains, and the cache of their results is small",
    rationale: """
      The results of regular expressions are cached for each name; names that are not in the \
      cache are tried against all expressions again. A larger cache than the default is advised \
      for many names. Reported once, and only for a configuration with a listener that accepts \
      messages (decided), or where the size is set.
      """,
    needsWhole: true,
    pages: [
      "content/momentum/4/conf-performance-tips.md", Page.of(.matchCacheSize),
    ],
    examples: [
      .reports(
        #"""
        esmtp_listener { listen ":25" { } }
        domain ⟦"/[.]mill[.]example$/"⟧ { max_outbound_connections = 5 }
        """#),
      .reports(
        #"""
        match_cache_size = ⟦1000⟧
        domain "/[.]mill[.]example$/" { max_outbound_connections = 5 }
        """#),
      .accepts(
        #"""
        match_cache_size = 2097152
        domain "/[.]mill[.]example$/" { max_outbound_connections = 5 }
        """#),
      .accepts("match_cache_size = 1000"),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    let setting = configuration.global.setting(.matchCacheSize)
    guard
      let usual = OptionTable.rows(of: .matchCacheSize).first?.defaultValue.flatMap({ Int($0) }),
      let pattern = configuration.firstPatternOfDomains?.header
    else { return }
    if let setting {
      guard let size = setting.value.text.flatMap({ Int(wholeNumber: $0) }), size <= usual else {
        return
      }
      findings.report(
        self, at: setting.innerValueSpan, "the cache for regular expressions is small",
        detail: "the default is \(usual); more is advised where there are many domains",
        related: [RelatedPlace("one of the expressions", at: pattern.labelSpan)])
    } else if configuration.looksWhole {
      findings.report(
        self, at: pattern.labelSpan, "regular expressions are used with the default cache",
        detail: "`\(Keyword.matchCacheSize)` is \(usual); more is advised where there are many "
          + "domains", absent: [.matchCacheSize])
    }
  }
}

extension Configuration {
  /// The first stanza of a regular expression for domains; nil when there is none.
  fileprivate var firstPatternOfDomains: Scope? {
    let ids = patternChildren.values.compactMap { ids in
      ids.first { Scope(configuration: self, id: $0).keyword == .domain }
    }
    return ids.min().map { Scope(configuration: self, id: $0) }
  }
}
