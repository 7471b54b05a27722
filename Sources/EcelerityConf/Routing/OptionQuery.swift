/// A question in the words of the server's console: scopes, then an option.
///
///     let query = try OptionQuery(words: ["domain", "oak.example", "gateway"])
///
/// Page: content/momentum/4/console-commands/config.md.
package struct OptionQuery: Hashable, Sendable {
  /// Where the option is asked for.
  package let scope: QueryScope
  /// The option.
  package let option: Keyword

  /// Reads `words`; the scopes need not exist in a configuration, only in the language.
  package init(words: [String]) throws(OptionQueryProblem) {
    guard let name = words.last else { throw .missingOption }
    let keyword = Keyword(name).flatMap { OptionTable.isKnownOption($0) ? $0 : nil }
    do {
      scope = try QueryScope(words: words.dropLast())
    } catch {
      // The last word was meant as a label.
      if case .missingLabel = error, keyword == nil { throw .missingOption }
      if case .unknownStanza(let word, _) = error {
        throw OptionQuery.optionInMiddle(word, words, endsWithOption: keyword != nil) ?? error
      }
      throw error
    }
    guard let keyword else { throw OptionQuery.unknownOption(name) }
    // Some names are an option in one place and a stanza in another.
    if OptionTable.option(keyword, at: scope.path)?.kind != .option,
      OptionTable.stanza(keyword, at: scope.path) != nil
    {
      throw .stanzaInsteadOfOption(keyword.name)
    }
    option = keyword
  }

  /// That `word`, which is where a stanza should be, is an option; nil when it is none. What follows an
  /// option is another question if that ends with one too.
  private static func optionInMiddle(
    _ word: String, _ words: [String], endsWithOption: Bool
  ) -> OptionQueryProblem? {
    guard Keyword(word).map(OptionTable.isKnownOption) ?? false,
      let index = words.firstIndex(of: word)
    else { return nil }
    let scope = words[..<index] + (endsWithOption ? [] : words[(index + 1)...])
    return .optionBeforeEnd(word, order: (scope + [word]).joined(separator: " "))
  }

  private static func unknownOption(_ name: String) -> OptionQueryProblem {
    if QueryScope.isStanzaWithLabel(name) { return .severalWordsInOne(name) }
    if let keyword = Keyword(name), OptionTable.isKnownStanza(keyword) {
      return .stanzaInsteadOfOption(keyword.name)
    }
    let known = Keyword.all.filter(OptionTable.isKnownOption).map(\.name)
    let lower = name.lowercased()
    // A name that only goes on too long is no typing mistake, but easy to put right.
    let prefix = known.filter { $0.utf8.count > 3 && lower.hasPrefix($0 + "_") }
      .max { $0.utf8.count < $1.utf8.count }
    return .unknownOption(
      name, suggestion: Spelling.suggestion(for: name, among: known) ?? prefix)
  }
}

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

  /// The label, if there is one to come: where it may be left out, a word that opens a stanza is
  /// the next step.
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

  /// Whether `word` is a stanza and its label, which quotes have kept the shell from taking apart.
  fileprivate static func isStanzaWithLabel(_ word: String) -> Bool {
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

/// Why words do not name an option in a scope.
package enum OptionQueryProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// There are no words.
  case missingOption
  /// No option has that name.
  case unknownOption(String, suggestion: String?)
  /// The name opens a stanza and has no value.
  case stanzaInsteadOfOption(String)
  /// No stanza has that name.
  case unknownStanza(String, suggestion: String?)
  /// An option stands before the last word; the order in which the words would mean something.
  case optionBeforeEnd(String, order: String)
  /// A stanza and what follows it are one word.
  case severalWordsInOne(String)
  /// The global scope is called by a name.
  case namedGlobalScope(String)
  /// The stanza does not stand in that scope.
  case misplacedStanza(String, in: String)
  /// The stanza needs a label.
  case missingLabel(String)
  /// The option is to be set, but there is no value.
  case missingValue(String)
  /// The option is to be unset, but there is a value.
  case surplusValue(String)
  /// A quote is not closed.
  case openQuote

  /// What is there, then what to do; lower case, no full stop.
  package var description: String {
    switch self {
    case .missingOption: "an option is missing; write its name last"
    case .unknownOption(let name, let suggestion):
      "option `\(name)` is not known" + Spelling.clause(suggestion)
    case .stanzaInsteadOfOption(let name):
      "`\(name)` opens a stanza; write its label and then the name of an option"
    case .unknownStanza(let name, let suggestion):
      "scope `\(name)` is not known" + Spelling.clause(suggestion)
    case .optionBeforeEnd(let name, let order):
      "`\(name)` is an option, which comes last: `\(order)`"
    case .severalWordsInOne(let text):
      "`\(text)` is one word; write the stanza and its label as two"
    case .namedGlobalScope(let name): "the global scope has no name; leave `\(name)` out"
    case .misplacedStanza(let name, let scope):
      scope == QueryScope.global.title
        ? "`\(name)` does not stand in the global scope; name the stanza around it first"
        : "`\(name)` does not stand in `\(scope)`"
    case .missingLabel(let name): "`\(name)` needs a label"
    case .missingValue(let name): "`\(name)` gets no value; write `\(name)=VALUE`"
    case .surplusValue(let name): "unsetting `\(name)` takes no value; leave `=` and the rest out"
    case .openQuote: "a quote is not closed"
    }
  }
}
