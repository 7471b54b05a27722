/// The name of an option and `:`, as other languages have it for `=`, where the parser cannot tell it from a word of
/// a text that lacks its quotes.
struct ColonForEquals {
  private let option: Keyword
  private let isBehindValue: Bool

  /// What `problem` is about; nil when it is about something else than an option that the table knows.
  init?(_ problem: SyntaxProblem, in tree: SyntaxTree) {
    switch problem.kind {
    case .unexpectedToken: isBehindValue = true
    case .optionWithoutValue: isBehindValue = false
    default: return nil
    }
    guard let name = ColonForEquals.name(at: tree.token(at: problem.range.lowerBound), in: tree),
      let keyword = Keyword(name), OptionTable.isKnownOption(keyword)
    else { return nil }
    option = keyword
  }

  /// The text before the first colon of token `index`, or all of it if the next one begins with a colon.
  private static func name(at index: TokenIndex, in tree: SyntaxTree) -> String? {
    let word = tree.text(index)
    if let colon = word.firstIndex(of: ":") { return String(word[..<colon]) }
    let isFollowed = index + 1 < tree.tokens.count && tree.text(index + 1).hasPrefix(":")
    return isFollowed ? word : nil
  }

  /// What to do about it.
  var advice: String {
    "write `\(option) = …` if the option is meant"
      + (isBehindValue ? ", or quote the value it belongs to" : "")
  }
}
