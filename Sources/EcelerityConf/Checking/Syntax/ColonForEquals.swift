/// A name and `:`, as other languages have it for `=`, where the parser cannot tell it from a word of a text that
/// lacks its quotes.
struct ColonForEquals {
  private let name: Keyword
  /// Where it stands.
  let token: TokenIndex
  private let isBehindValue: Bool

  /// What `problem` is about; nil when it is about something else than a name that the table knows.
  init?(_ problem: SyntaxProblem, in tree: SyntaxTree) {
    switch problem.kind {
    case .unexpectedToken: isBehindValue = true
    case .optionWithoutValue: isBehindValue = false
    default: return nil
    }
    token = tree.token(at: problem.range.lowerBound)
    guard let name = ColonForEquals.name(at: token, in: tree), let keyword = Keyword(name),
      OptionTable.isKnownOption(keyword) || OptionTable.isKnownStanza(keyword)
    else { return nil }
    self.name = keyword
  }

  /// The text before the first colon of token `index`, or all of it if the next one begins with a colon.
  private static func name(at index: TokenIndex, in tree: SyntaxTree) -> String? {
    let word = tree.text(index)
    if let colon = word.firstIndex(of: ":") { return String(word[..<colon]) }
    let isFollowed = index + 1 < tree.tokens.count && tree.text(index + 1).hasPrefix(":")
    return isFollowed ? word : nil
  }

  /// What to do about it in the stanza `path`, nil standing for one that the table does not know; nil when that is
  /// what one does about any other word.
  func advice(at path: [Keyword]?) -> String? {
    let meant = [option(at: path), stanza(at: path)].compactMap { $0 }
    if !meant.isEmpty {
      return "write " + meant.joined(separator: ", or ")
        + (isBehindValue ? ", or quote the value it belongs to" : "")
    }
    return isBehindValue ? nil : "remove it; " + Placement.validScopes(of: name)
  }

  private func option(at path: [Keyword]?) -> String? {
    let isValid =
      path.map { OptionTable.option(name, at: $0)?.kind == .option }
      ?? OptionTable.isKnownOption(name)
    return isValid ? "`\(name) = …` if the option is meant" : nil
  }

  private func stanza(at path: [Keyword]?) -> String? {
    let row =
      path.map { OptionTable.stanza(name, at: $0) } ?? OptionTable.stanzas(of: name).first
    return row.map { "`\(name)\($0.label == .absent ? "" : " …") {` if the stanza is meant" }
  }
}
