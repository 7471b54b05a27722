/// Assumptions about unbalanced braces under which the rest of the file is read as intended.
///
/// A missing or extra `}` moves every statement after it into another stanza. Indentation has no
/// meaning in the language, but once the braces do not balance it is the best evidence available.
struct BraceRepair {
  /// The number of mistakes to repair per run; each requires parsing the tokens again.
  private static let limit = 8

  /// Statements before which a stanza is assumed to end, although its brace is missing.
  private(set) var assumedEnds: [TokenIndex] = []
  /// Closing braces without a matching opening brace.
  private(set) var ignoredBraces: [TokenIndex] = []

  /// Parses `tokens`; if the braces do not balance, again with assumptions that help.
  static func parse(_ tokens: TokenList, _ bytes: [UInt8]) -> Parser {
    var repair = BraceRepair()
    var best = Parser(tokens: tokens, bytes: bytes)
    best.parseFile()
    for _ in 0..<limit {
      guard best.imbalance > 0, repair.assumeOneMore(after: best, tokens, bytes) else { break }
      var parser = Parser(tokens: tokens, bytes: bytes, repair: repair)
      parser.parseFile()
      guard parser.imbalance < best.imbalance else { break }
      best = parser
    }
    return best
  }

  private mutating func assumeOneMore(
    after parser: Parser, _ tokens: TokenList, _ bytes: [UInt8]
  ) -> Bool {
    if let leftOver = parser.firstLeftOver {
      let brace = BraceRepair.deepBrace(in: parser.nodes, before: leftOver, tokens, bytes)
      if let brace { ignoredBraces.append(brace) }
      return brace != nil
    }
    guard let evidence = parser.unclosedStanza?.evidence else { return false }
    assumedEnds.append(evidence)
    assumedEnds.sort()
    return true
  }

  /// The first closing brace on its own line that is indented deeper than its stanza.
  private static func deepBrace(
    in nodes: ContiguousArray<Node>, before leftOver: TokenIndex, _ tokens: TokenList,
    _ bytes: [UInt8]
  ) -> TokenIndex? {
    var found: TokenIndex?
    for node in nodes where node.kind == .stanza && !node.flags.contains(.missingClosing) {
      let brace = Int(node.endToken) - 1
      let name = Int(node.firstToken)
      guard brace < found ?? leftOver, tokens.startsLine(brace, bytes),
        tokens.startsLine(name, bytes)
      else { continue }
      let isDeeper =
        Trivia.column(bytes, of: tokens.start(brace)) > Trivia.column(bytes, of: tokens.start(name))
      if isDeeper { found = brace }
    }
    return found
  }
}

extension TokenList {
  /// Whether token `index` is the first on its line.
  func startsLine(_ index: TokenIndex, _ bytes: [UInt8]) -> Bool {
    index == 0 || Trivia.containsLineBreak(bytes, in: gap(before: index))
  }
}
