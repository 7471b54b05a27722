/// Compares two trees token by token and comment by comment; only white space may differ.
struct TokenComparison {
  private let before: SyntaxTree
  private let after: SyntaxTree
  private let old: TokenList
  private let new: TokenList

  init(before: SyntaxTree, after: SyntaxTree) {
    self.before = before
    self.after = after
    old = before.tokens
    new = after.tokens
  }

  /// The first difference in words, or nil when both have the same tokens and comments.
  func firstDifference() -> String? {
    let (left, right) = (before.source.bytes, after.source.bytes)
    if let token = firstDifferentToken(left.span, right.span) { return describe("", token) }
    if old.count != new.count { return "the number of tokens differs" }
    return firstDifferentComment(left, right).map { describe("the comments before ", $0) }
  }

  private func describe(_ what: String, _ index: TokenIndex) -> String {
    let place = before.place(of: index)
    return "\(what)the token at \(place) would not stay as it is"
  }

  // MARK: Tokens

  /// A line mostly stands as it stood, only further to the left or right: the tokens of such a run are
  /// compared all at once, with what is between them.
  private func firstDifferentToken(_ left: Span<UInt8>, _ right: Span<UInt8>) -> TokenIndex? {
    let count = min(old.count, new.count)
    var start = 0
    while start < count {
      let end = endOfRun(from: start, count)
      guard end > start else { return start }
      if !isSameRun(start..<end, left, right) {
        for index in start..<end where !isSameRun(index..<index + 1, left, right) { return index }
      }
      start = end
    }
    return nil
  }

  /// Where the run ends whose tokens have the same kinds and lengths, and stand equally far apart, in
  /// both; `start` if not even this token does.
  @inline(__always)
  private func endOfRun(from start: TokenIndex, _ count: Int) -> TokenIndex {
    let shift = new.start(start) &- old.start(start)
    var end = start
    while end < count, old.isShaped(end, as: new), new.start(end) &- old.start(end) == shift {
      end += 1
    }
    return end
  }

  @inline(__always)
  private func isSameRun(
    _ run: Range<TokenIndex>, _ left: Span<UInt8>, _ right: Span<UInt8>
  ) -> Bool {
    let start = old.range(run.lowerBound).lowerBound
    return ByteComparison.isSame(
      left, from: Int(start), right, from: Int(new.start(run.lowerBound)),
      count: Int(old.range(run.upperBound - 1).upperBound - start))
  }

  // MARK: Comments

  private func firstDifferentComment(_ left: [UInt8], _ right: [UInt8]) -> TokenIndex? {
    let (commented, others) = (old.commentedTokens, new.commentedTokens)
    for (token, other) in zip(commented, others) {
      if token != other || !commentsAgree(before: Int(token), left, right) {
        return Int(min(token, other))
      }
    }
    if commented.count == others.count { return nil }
    let surplus = commented.count > others.count ? commented : others
    return Int(surplus[min(commented.count, others.count)])
  }

  @inline(__always)
  private func commentsAgree(
    before index: TokenIndex, _ left: [UInt8], _ right: [UInt8]
  ) -> Bool {
    let (gap, other) = (old.gap(before: index), new.gap(before: index))
    return agree(left, gap, right, other) || commentsAgree(left, gap, right, other)
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

  private func agree(
    _ left: [UInt8], _ range: ByteRange, _ right: [UInt8], _ other: ByteRange
  ) -> Bool {
    range.count == other.count
      && ByteComparison.isSame(
        left.span, from: Int(range.lowerBound), right.span, from: Int(other.lowerBound),
        count: range.count)
  }
}
