@testable import EcelerityConf

/// Invariants of the tree of any bytes; the fuzzers check them as well.
enum TreeInvariants {
  /// The first violated invariant of `tree`, or nil.
  static func violation(of tree: SyntaxTree) -> String? {
    lossOfBytes(tree) ?? disorder(tree) ?? brokenLink(tree) ?? problemOutside(tree)
  }

  /// The first violated invariant of the links between nodes, which is quick to check, or nil.
  static func linkViolation(of tree: SyntaxTree) -> String? { brokenLink(tree) }

  /// The gaps and tokens, concatenated, are the file.
  private static func lossOfBytes(_ tree: SyntaxTree) -> String? {
    var end: UInt32 = 0
    for index in 0..<tree.tokens.count {
      for piece in tree.trivia(before: index) {
        guard piece.range.lowerBound == end, !piece.range.isEmpty else {
          return
            "a piece of the gap before token \(index) starts at \(piece.range.lowerBound), not \(end)"
        }
        end = piece.range.upperBound
        if let wrong = misread(piece, tree.source.bytes) { return wrong }
      }
      let range = tree.tokens.range(index)
      guard range.lowerBound == end else {
        return "token \(index) starts at \(range.lowerBound), not \(end)"
      }
      end = range.upperBound
    }
    return Int(end) == tree.source.bytes.count ? nil : "the last token ends at \(end)"
  }

  /// A gap is scanned by both the lexer and `Trivia`, which must agree.
  private static func misread(_ piece: TriviaPiece, _ bytes: [UInt8]) -> String? {
    let text = bytes[piece.range.indices]
    let first = text[text.startIndex]
    let fits: Bool
    switch piece.kind {
    case .space: fits = text.allSatisfy { [9, 11, 12, 13, 32].contains($0) }
    case .lineBreak: fits = Array(text) == [10]
    case .lineComment: fits = first == UInt8(ascii: "#") && !text.contains(10)
    case .blockComment: fits = isOneComment(text, atEnd: text.endIndex == bytes.count)
    case .oddSpace: fits = Array(text) == [0] || Array(text) == [0xC2, 0xA0]
    case .byteOrderMark: fits = Array(text) == [0xEF, 0xBB, 0xBF] && piece.range.lowerBound == 0
    }
    return fits ? nil : "\(Array(text.prefix(8))) is no \(piece.kind)"
  }

  /// From `/*` to the first `*/`, or to the end of the file.
  private static func isOneComment(_ text: ArraySlice<UInt8>, atEnd: Bool) -> Bool {
    let closing = Array("*/".utf8)
    let inner = text.dropFirst(2)
    let end = inner.indices.dropLast().first {
      inner[$0] == closing[0] && inner[$0 + 1] == closing[1]
    }
    return text.starts(with: Array("/*".utf8)) && end.map { $0 + 2 == text.endIndex } ?? atEnd
  }

  /// Only the last token is the end of the file, and only that one is empty.
  private static func disorder(_ tree: SyntaxTree) -> String? {
    for index in 0..<tree.tokens.count {
      let isLast = index == tree.tokens.count - 1
      guard (tree.tokens.kind(index) == .endOfFile) == isLast,
        tree.tokens.range(index).isEmpty == isLast
      else { return "token \(index) is \(tree.tokens.kind(index)), \(tree.tokens.range(index))" }
    }
    return nil
  }

  /// The links form a tree, nodes contain tokens, and every token but the braces, headers and the
  /// end of the file belongs to exactly one node without children.
  private static func brokenLink(_ tree: SyntaxTree) -> String? {
    var open: [Int] = []
    var nextToken = [0]
    for (index, node) in tree.nodes.enumerated() {
      while let last = open.last, Int(tree.nodes[last].end) <= index {
        open.removeLast()
        nextToken.removeLast()
      }
      let first = Int(node.firstToken)
      let end = Int(node.endToken)
      guard node.kind == .file ? index == 0 : !open.isEmpty, Int(node.end) > index,
        first < end
          || node.kind == .file
      else { return "node \(index) is \(node)" }
      if let parent = open.last {
        let outer = tree.nodes[parent]
        guard first >= nextToken[nextToken.count - 1], end <= Int(outer.endToken),
          node.end <= outer.end, outer.kind == .file || outer.kind == .stanza,
          outer.kind == .stanza || first == nextToken[nextToken.count - 1]
        else { return "node \(index), \(node), in \(outer)" }
        nextToken[nextToken.count - 1] = end
      }
      open.append(index)
      nextToken.append(node.kind == .file ? 0 : first + 1)
    }
    let file = tree.nodes[0]
    guard Int(file.end) == tree.nodes.count, file.firstToken == 0,
      Int(file.endToken) == tree.tokens.count - 1
    else { return "the file is \(file)" }
    return uncovered(tree)
  }

  /// The statements of a body are adjacent, without a token between them.
  private static func uncovered(_ tree: SyntaxTree) -> String? {
    var stack = [tree.statements.map { $0 }]
    while let statements = stack.popLast() {
      for (left, right) in zip(statements, statements.dropFirst())
      where left.tokens.upperBound != right.tokens.lowerBound {
        return "tokens \(left.tokens.upperBound)..<\(right.tokens.lowerBound) are in no statement"
      }
      for stanza in statements.compactMap(\.stanza) {
        let inner = stanza.statements.map { $0 }
        let opening = stanza.openingToken ?? stanza.labelToken ?? stanza.nameToken
        let closing = stanza.closingToken ?? stanza.statement.tokens.upperBound
        guard inner.first?.tokens.lowerBound ?? closing == opening + 1,
          inner.last?.tokens.upperBound ?? closing == closing
        else { return "the statements do not fill the body of stanza \(stanza.statement.tokens)" }
        stack.append(inner)
      }
    }
    return nil
  }

  private static func problemOutside(_ tree: SyntaxTree) -> String? {
    var start: UInt32 = 0
    for problem in tree.problems {
      let end = max(problem.range.upperBound, problem.related?.upperBound ?? 0)
      guard Int(end) <= tree.source.bytes.count else { return "\(problem) lies outside the file" }
      guard problem.range.lowerBound >= start else { return "\(problem) is out of order" }
      start = problem.range.lowerBound
      guard !problem.message(in: tree).isEmpty else { return "\(problem) says nothing" }
    }
    return nil
  }
}
