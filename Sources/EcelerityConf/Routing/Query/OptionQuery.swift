/// A question in the words of the server's console: scopes, then an option.
///
///     let query = try OptionQuery(words: ["domain", "oak.example", "gateway"])
///
/// Page: content/momentum/4/console-commands/config.md.
package struct OptionQuery: Hashable, Sendable {
  /// The scope in which the option is looked up.
  package let scope: QueryScope
  /// The option.
  package let option: Keyword

  /// Reads `words`. The scopes need not exist in a configuration, only in the language.
  package init(words: [String]) throws(OptionQueryProblem) {
    do {
      try self.init(reading: words)
    } catch {
      let masked = OptionQuery.withoutSecrets(words)
      if masked == words { throw error }
      _ = try OptionQuery(reading: masked)
      throw .missingOption
    }
  }

  /// `words` without what may be the value of a confidential option, as a problem quotes words.
  private static func withoutSecrets(_ words: [String]) -> [String] {
    var isValue = false
    return words.map { word in
      if isValue { return Redaction.mask }
      let inner = word.split(separator: " ").map(String.init)
      if inner.count > 1 { return withoutSecrets(inner).joined(separator: " ") }
      isValue = ConfidentialNames.covers(word)
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, ConfidentialNames.covers(String(parts[0])) else { return word }
      isValue = true
      return "\(parts[0])=\(Redaction.mask)"
    }
  }

  private init(reading words: [String]) throws(OptionQueryProblem) {
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

  /// The problem when `word`, where a stanza is expected, is an option; nil when it is none. Words after it are
  /// another question if they end with an option too.
  private static func optionInMiddle(
    _ word: String, _ words: [String], endsWithOption: Bool
  ) -> OptionQueryProblem? {
    guard Keyword(word).map(OptionTable.isKnownOption) ?? false,
      let index = words.firstIndex(of: word)
    else { return nil }
    let isOver = endsWithOption || ConfidentialNames.covers(word)
    let scope = words[..<index] + (isOver ? [] : words[(index + 1)...])
    return .optionBeforeEnd(word, order: (scope + [word]).joined(separator: " "))
  }

  private static func unknownOption(_ name: String) -> OptionQueryProblem {
    if QueryScope.isStanzaWithLabel(name) { return .severalWordsInOne(name) }
    if let equals = name.firstIndex(of: "="), let keyword = Keyword(String(name[..<equals])),
      OptionTable.isKnownOption(keyword)
    {
      return .valueInQuestion(keyword.name)
    }
    if let keyword = Keyword(name), OptionTable.isKnownStanza(keyword) {
      return .stanzaInsteadOfOption(keyword.name)
    }
    let known = Keyword.all.filter(OptionTable.isKnownOption).map(\.name)
    let lower = name.lowercased()
    // A name with surplus words at its end is no typing mistake, but easy to correct.
    let prefix = known.filter { $0.utf8.count > 3 && lower.hasPrefix($0 + "_") }
      .max { $0.utf8.count < $1.utf8.count }
    return .unknownOption(
      name, suggestion: Spelling.suggestion(for: name, among: known) ?? prefix)
  }
}
