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
    let (left, right) = (before.source.bytes, after.source.bytes)
    for index in 0..<count {
      if !commentsAgree(before: index, left, right) {
        return describe("the comments before ", index)
      }
      if !tokensAgree(index, left, right) { return describe("", index) }
    }
    if before.tokens.count != after.tokens.count { return "the number of tokens differs" }
    return before.problems.map(\.kind) == after.problems.map(\.kind)
      ? nil : "the warnings of the parser differ"
  }

  @inline(__always)
  private func tokensAgree(_ index: TokenIndex, _ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard before.tokens.kind(index) == after.tokens.kind(index) else { return false }
    return agree(left, before.tokens.range(index), right, after.tokens.range(index))
  }

  @inline(__always)
  private func agree(
    _ left: [UInt8], _ leftRange: ByteRange, _ right: [UInt8], _ rightRange: ByteRange
  ) -> Bool {
    guard leftRange.count == rightRange.count else { return false }
    let shift = Int(rightRange.lowerBound) - Int(leftRange.lowerBound)
    for offset in leftRange.indices where left[offset] != right[offset + shift] { return false }
    return true
  }

  @inline(__always)
  private func commentsAgree(
    before index: TokenIndex, _ left: [UInt8], _ right: [UInt8]
  ) -> Bool {
    let (leftGap, rightGap) = (before.tokens.gap(before: index), after.tokens.gap(before: index))
    let isBare =
      !GapShape(left, in: leftGap).hasComments && !GapShape(right, in: rightGap).hasComments
    return isBare || commentsAgree(left, leftGap, right, rightGap)
  }

  private func commentsAgree(
    _ left: [UInt8], _ leftGap: ByteRange, _ right: [UInt8], _ rightGap: ByteRange
  ) -> Bool {
    var others = Trivia(right, in: rightGap)
    for piece in Trivia(left, in: leftGap) where piece.isComment {
      guard let other = nextComment(&others), piece.kind == other.kind else { return false }
      let isLine = piece.kind == .lineComment
      let first = isLine ? GapShape.trimmed(left, piece.range) : piece.range
      let second = isLine ? GapShape.trimmed(right, other.range) : other.range
      if !agree(left, first, right, second) { return false }
    }
    return nextComment(&others) == nil
  }

  private func nextComment(_ pieces: inout Trivia) -> TriviaPiece? {
    while let piece = pieces.next() {
      if piece.isComment { return piece }
    }
    return nil
  }

  private func describe(_ what: String, _ index: TokenIndex) -> String {
    let offset = before.tokens.start(index)
    let place = LineMap(before.source.bytes).position(of: offset)
    return "\(what)the token at line \(place.line), column \(place.column) would not stay as it is"
  }
}
