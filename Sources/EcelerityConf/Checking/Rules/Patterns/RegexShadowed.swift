/// `regex-shadowed`
enum RegexShadowed: ConfigurationRule {
  static let description = RuleDescription(
    id: "regex-shadowed", group: .suspicious, severity: .warning,
    summary: "a regular expression whose names an earlier one matches that sets the same options",
    rationale: """
      Expressions are asked in the order of their declaration until one sets the option (D-02). \
      Reported where both are simple enough to be certain: lists of names, perhaps with their \
      subdomains. Other values then hold than the ones written here; where they are the same, \
      `regex-redundant` says so.
      """,
    evidence: .decided, pages: [Page.of(.domain)],
    examples: [
      .reports(
        #"""
        domain "/(?:^|[.])example$/" { max_outbound_connections = 5 tls = no }
        domain ⟦"/^(?:mill|oak)[.]example$/"⟧ { max_outbound_connections = 50 }
        """#),
      .accepts(
        #"""
        domain "/(?:^|[.])example$/" { max_outbound_connections = 5 tls = no }
        domain "/^(?:mill|oak)[.]example$/" { max_outbound_connections = 5 }
        """#),
      .accepts(
        #"""
        domain "/^(?:mill|oak)[.]example$/" { max_outbound_connections = 50 }
        domain "/(?:^|[.])example$/" { max_outbound_connections = 5 tls = no }
        """#),
      .accepts(
        #"""
        domain "/(?:^|[.])example$/" { max_outbound_connections = 5 }
        domain "/^(?:mill|oak)[.]example$/" { max_outbound_connections = 50 tls = no }
        """#),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    // What is merely repeated belongs to another rule.
    forEachShadowed(in: configuration) { stanza, winner in
      if !stanza.repeats(winner) { report(stanza, behind: winner, &findings) }
    }
  }

  /// Calls `body` with each stanza that never counts and the one that counts instead.
  static func forEachShadowed(in configuration: Configuration, _ body: (Scope, Scope) -> Void) {
    for (parent, _) in configuration.patternChildren {
      let container = Scope(configuration: configuration, id: parent)
      for keyword in [Keyword.domain, .host] {
        var earlier = EarlierPatterns()
        for stanza in container.patternChildren(keyword) where stanza.isNamedByDomain {
          guard let raw = stanza.header?.rawLabel, let syntax = PatternLabel(raw)?.syntax else {
            continue
          }
          if let winner = earlier.first(covering: syntax, { sets($0, allOf: stanza) }) {
            body(stanza, winner)
          }
          earlier.add(stanza, syntax)
        }
      }
    }
  }

  private static func sets(_ scope: Scope, allOf other: Scope) -> Bool {
    let settings = other.settings
    return !settings.isEmpty && other.children.first { _ in true } == nil
      && settings.allSatisfy { scope.setting(named: $0.nameID) != nil }
  }

  private static func report(_ stanza: Scope, behind winner: Scope, _ findings: inout Findings) {
    guard let header = stanza.header, let first = winner.header else { return }
    findings.report(
      self, at: header.labelSpan, in: stanza,
      "nothing in this stanza ever counts; other values hold for its names",
      detail: "put it in front of the earlier one, or remove it",
      related: [RelatedPlace("this matches the same names first", at: first.labelSpan)])
  }
}

/// Regular expressions seen so far, by the texts that their names end with.
private struct EarlierPatterns {
  private struct Entry {
    let stanza: Scope
    let order: Int
    let front: PatternLanguage.Front
  }

  private var byText: [[UInt8]: [Entry]] = [:]
  private var lengths: Set<Int> = []
  private var universal: Scope?
  private var count = 0

  /// So many for one text; more are no use and could take long.
  private static let maximumEntries = 8

  mutating func add(_ stanza: Scope, _ syntax: PatternSyntax) {
    count += 1
    if universal == nil, syntax.alternatives.contains(where: \.matchesEverything) {
      universal = stanza
    }
    guard let language = PatternLanguage(syntax) else { return }
    for text in language.texts {
      guard byText[text, default: []].count < EarlierPatterns.maximumEntries else { continue }
      byText[text, default: []].append(Entry(stanza: stanza, order: count, front: language.front))
      lengths.insert(text.count)
    }
  }

  /// The first stanza that matches all names of `syntax` and satisfies `condition`.
  func first(covering syntax: PatternSyntax, _ condition: (Scope) -> Bool) -> Scope? {
    if let language = PatternLanguage(syntax), let first = language.texts.first {
      var candidates = entries(covering: first, behind: language.front)
      for text in language.texts.dropFirst() where !candidates.isEmpty {
        let others = entries(covering: text, behind: language.front)
        candidates = candidates.filter { others[$0.key] != nil }
      }
      let found = candidates.sorted { $0.key < $1.key }.first { condition($0.value) }
      if let found { return found.value }
    }
    return universal.flatMap { condition($0) ? $0 : nil }
  }

  private func entries(
    covering text: [UInt8], behind front: PatternLanguage.Front
  ) -> [Int: Scope] {
    var found: [Int: Scope] = [:]
    for length in lengths where length <= text.count {
      let offset = text.count - length
      for entry in byText[Array(text[offset...])] ?? []
      where PatternLanguage.covers(entry.front, from: offset, text, behind: front) {
        found[entry.order] = entry.stanza
      }
    }
    return found
  }
}
