/// A comparison of a file with its layout by tokens and comments; only white space may differ.
///
/// The layout is lexed some thousand tokens at a time. Once these are compared, the tokens of the
/// file are moved to their positions, so that a second list of tokens is never needed.
struct TokenComparison {
  /// The tokens of the file, and after the comparison those of the layout.
  private(set) var tokens: TokenList
  private let before: SourceFile
  private let after: [UInt8]
  private var lexer: Lexer
  /// The index of the first token that the lexer holds, and how many of these are already compared.
  private var base = 0
  private var overlap = 0
  /// The number of tokens with comments before them that are compared.
  private var commentedCount = 0

  private static let batch = 4096

  /// Creates a comparison of the tokens `old` of `before` with the text `after`.
  init(of old: TokenList, in before: SourceFile, with after: [UInt8]) {
    tokens = old
    self.before = before
    self.after = after
    lexer = Lexer(expecting: TokenComparison.batch + 16)
    lexer.skipByteOrderMark(after.span)
  }

  /// The problems that the lexer reported for the layout.
  var problems: [SyntaxProblem] { lexer.problems }

  /// A description of the first difference in tokens or comments, or nil if there is none.
  mutating func firstDifference() -> String? {
    let after = after
    var isAtEnd = false
    while !isAtEnd {
      isAtEnd = lexer.run(after.span, until: TokenComparison.batch)
      if let difference = firstDifference(in: lexer.tokens, isAtEnd) { return difference }
      // The lexer and the comparison, whose gaps begin after a token, look back at two tokens.
      overlap = isAtEnd ? 0 : 2
      let moved = lexer.tokens.count - overlap
      tokens.move(from: base, to: lexer.tokens, count: moved)
      lexer.tokens.removeAll(butLast: overlap)
      base += moved
    }
    return nil
  }

  /// A description of the first difference in the tokens `new`, or nil if there is none.
  private mutating func firstDifference(in new: TokenList, _ isAtEnd: Bool) -> String? {
    if let token = firstDifferentToken(new, before.bytes.span, after.span) {
      return describe("", token)
    }
    let rest = tokens.count - base
    if new.count > rest || isAtEnd && new.count < rest { return "the number of tokens differs" }
    return firstDifferentComment(new).map { describe("the comments before ", $0) }
  }

  private func describe(_ what: String, _ index: TokenIndex) -> String {
    let place = before.place(at: tokens.start(index))
    return "\(what)the token at \(place) would not stay as it is"
  }

  // MARK: Tokens

  /// Most lines are only shifted: runs of tokens at the same distances are compared at once, with
  /// the text between them.
  private func firstDifferentToken(
    _ new: TokenList, _ left: Span<UInt8>, _ right: Span<UInt8>
  ) -> TokenIndex? {
    let count = min(tokens.count - base, new.count)
    var start = overlap
    while start < count {
      let end = endOfRun(from: start, count, new)
      guard end > start else { return base + start }
      if !isSameRun(start..<end, new, left, right) {
        for index in start..<end where !isSameRun(index..<index + 1, new, left, right) {
          return base + index
        }
      }
      start = end
    }
    return nil
  }

  /// The end of the run of tokens with the same kinds, lengths and distances in both; `start` if
  /// the first token differs.
  @inline(__always)
  private func endOfRun(from start: TokenIndex, _ count: Int, _ new: TokenList) -> TokenIndex {
    let shift = new.start(start) &- tokens.start(base + start)
    var end = start
    while end < count, tokens.isShaped(base + end, as: end, of: new),
      new.start(end) &- tokens.start(base + end) == shift
    {
      end += 1
    }
    return end
  }

  @inline(__always)
  private func isSameRun(
    _ run: Range<TokenIndex>, _ new: TokenList, _ left: Span<UInt8>, _ right: Span<UInt8>
  ) -> Bool {
    let start = tokens.start(base + run.lowerBound)
    return ByteComparison.isSame(
      left, from: Int(start), right, from: Int(new.start(run.lowerBound)),
      count: Int(tokens.range(base + run.upperBound - 1).upperBound - start))
  }

  // MARK: Comments

  private mutating func firstDifferentComment(_ new: TokenList) -> TokenIndex? {
    let end = base + new.count
    let commented = tokens.commentedTokens
    for other in new.commentedTokens {
      let index = base + Int(other)
      let token = commentedCount < commented.count ? Int(commented[commentedCount]) : index
      guard commentedCount < commented.count, token == index,
        commentsAgree(new.gap(before: Int(other)), tokens.gap(before: index))
      else { return min(token, index) }
      commentedCount += 1
    }
    guard commentedCount < commented.count, commented[commentedCount] < end else { return nil }
    return Int(commented[commentedCount])
  }

  @inline(__always)
  private func commentsAgree(_ gap: ByteRange, _ oldGap: ByteRange) -> Bool {
    agree(before.bytes, oldGap, after, gap) || commentsAgree(before.bytes, oldGap, after, gap)
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
