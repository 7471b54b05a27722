/// A name followed by `:`, which other languages use for `=`, where the parser cannot distinguish it from a word of a
/// text without quotes.
struct ColonForEquals {
  private let name: Keyword
  /// The token of the name.
  let token: TokenIndex
  private let followsValue: Bool

  /// The name that `problem` is about; nil when the table does not know it.
  init?(_ problem: SyntaxProblem, in tree: SyntaxTree) {
    switch problem.kind {
    case .unexpectedToken: followsValue = true
    case .optionWithoutValue: followsValue = false
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

  /// The advice for the stanza `path`, or for an unknown stanza when that is nil; nil when the general advice for a
  /// word applies.
  func advice(at path: [Keyword]?) -> String? {
    let meant = [option(at: path), stanza(at: path)].compactMap { $0 }
    if !meant.isEmpty {
      return "write " + meant.joined(separator: ", or ")
        + (followsValue ? ", or quote the value it belongs to" : "")
    }
    return followsValue ? nil : "remove it; " + Placement.validScopes(of: name)
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
