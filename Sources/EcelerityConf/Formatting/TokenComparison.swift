/// Compares two trees token by token and comment by comment; only white space may differ.
struct TokenComparison {
  private let before: SyntaxTree
  private let after: SyntaxTree

  init(before: SyntaxTree, after: SyntaxTree) {
    self.before = before
    self.after = after
  }

  /// The first difference in words, or nil when both say the same.
  func firstDifference() -> String? {
    let count = min(before.tokens.count, after.tokens.count)
    for index in 0..<count {
      if !commentsAgree(before: index) { return describe("the comments before", index) }
      if !tokensAgree(index) { return describe("", index) }
    }
    if before.tokens.count != after.tokens.count { return "the number of tokens differs" }
    return before.problems.map(\.kind) == after.problems.map(\.kind)
      ? nil : "the warnings of the parser differ"
  }

  private func tokensAgree(_ index: TokenIndex) -> Bool {
    guard before.tokens.kind(index) == after.tokens.kind(index) else { return false }
    return bytesAgree(before.tokens.range(index), after.tokens.range(index))
  }

  private func bytesAgree(_ left: ByteRange, _ right: ByteRange) -> Bool {
    guard left.count == right.count else { return false }
    let first = before.source.bytes
    let second = after.source.bytes
    let shift = Int(right.lowerBound) - Int(left.lowerBound)
    for offset in left.indices where first[offset] != second[offset + shift] { return false }
    return true
  }

  private func commentsAgree(before index: TokenIndex) -> Bool {
    let left = before.tokens.gap(before: index)
    let right = after.tokens.gap(before: index)
    let haveComments = (
      GapShape(before.source.bytes, in: left).hasComments,
      GapShape(after.source.bytes, in: right).hasComments
    )
    guard haveComments.0 || haveComments.1 else { return true }
    var others = Trivia(after.source.bytes, in: right)
    for piece in Trivia(before.source.bytes, in: left) where piece.isComment {
      guard let other = nextComment(&others), agree(piece, other) else { return false }
    }
    return nextComment(&others) == nil
  }

  private func nextComment(_ pieces: inout Trivia) -> TriviaPiece? {
    while let piece = pieces.next() {
      if piece.isComment { return piece }
    }
    return nil
  }

  private func agree(_ left: TriviaPiece, _ right: TriviaPiece) -> Bool {
    guard left.kind == right.kind else { return false }
    guard left.kind == .lineComment else { return bytesAgree(left.range, right.range) }
    return bytesAgree(
      GapShape.trimmed(before.source.bytes, left.range),
      GapShape.trimmed(after.source.bytes, right.range))
  }

  private func describe(_ what: String, _ index: TokenIndex) -> String {
    let offset = before.tokens.start(index)
    let place = LineMap(before.source.bytes).position(of: offset)
    let subject = what.isEmpty ? "the token" : "\(what) the token"
    return "\(subject) at line \(place.line), column \(place.column) would not stay as it is"
  }
}
