extension QueryScope {
  /// Reads the words that name a scope: `binding_group north binding n1`.
  package init(words: ArraySlice<String>) throws(OptionQueryProblem) {
    var stanzas: [Stanza] = []
    var rest = words
    while let word = rest.popFirst() {
      let path = stanzas.map(\.keyword)
      guard let keyword = Keyword(word), OptionTable.isKnownStanza(keyword) else {
        throw QueryScope.unknownStanza(word)
      }
      guard let row = OptionTable.stanza(keyword, at: path) else {
        throw .misplacedStanza(keyword.name, in: QueryScope(stanzas).title)
      }
      stanzas.append(Stanza(keyword, try QueryScope.label(of: row, in: &rest)))
    }
    self.init(stanzas)
  }

  /// The next word as a label; nil when it is optional and the word opens a stanza.
  private static func label(
    of row: StanzaRow, in rest: inout ArraySlice<String>
  ) throws(OptionQueryProblem) -> String? {
    switch row.label {
    case .absent: return nil
    case .required:
      guard let label = rest.popFirst() else { throw .missingLabel(row.keyword.name) }
      return label
    case .optional:
      guard let next = rest.first, !opensStanza(next) else { return nil }
      return rest.popFirst()
    }
  }

  /// Whether `word` is a stanza and its label, which were quoted together on the command line.
  static func isStanzaWithLabel(_ word: String) -> Bool {
    word.contains(" ") && opensStanza(String(word.prefix { $0 != " " }))
  }

  private static func opensStanza(_ word: String) -> Bool {
    Keyword(word).map(OptionTable.isKnownStanza) ?? false
  }

  private static func unknownStanza(_ word: String) -> OptionQueryProblem {
    if word.lowercased() == QueryScope.global.title { return .namedGlobalScope(word) }
    if isStanzaWithLabel(word) { return .severalWordsInOne(word) }
    let known = Keyword.all.filter(OptionTable.isKnownStanza).map(\.name)
    return .unknownStanza(word, suggestion: Spelling.suggestion(for: word, among: known))
  }
}
