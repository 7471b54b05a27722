/// The gaps inside a statement, an item or a pair: one space, unless a comment requires more.
extension Layout {
  /// The indentation after a line break inside a statement.
  private var continuationIndent: Int { indent + Layout.indentation }

  /// Places token `index` after the previous one.
  @inline(__always)
  mutating func joinToken(_ index: TokenIndex) {
    let gap = tokens.gap(before: index)
    let spaces = flatSpaces(before: index)
    if GapShape.isExactly(bytes, in: gap, lineBreaks: 0, spaces: spaces) { return }
    let shape = GapShape(bytes, in: gap)
    if shape.hasComments {
      joinComments(gap, before: index)
    } else if shape.lineBreaks > 0, keepsLineBreaks {
      breakLine(gap, before: index)
    } else {
      separate(gap, lineBreaks: 0, spaces: spaces)
    }
  }

  /// Whether line breaks must be kept: a name that starts with `**` becomes bold markup if another
  /// `**` is moved to its line.
  private var keepsLineBreaks: Bool {
    GapShape.resemblesBoldMarkup(bytes, tokens.range(elementStart))
  }

  private mutating func breakLine(_ gap: ByteRange, before index: TokenIndex) {
    // An opening bracket on a line of its own is aligned with its header, like the closing one.
    let column = tokens.kind(index).isOpening ? indent : continuationIndent
    separate(gap, lineBreaks: 1, spaces: column)
    line = Line(first: index, column: column, isAlignable: false)
  }

  private mutating func joinComments(_ gap: ByteRange, before index: TokenIndex) {
    var end = gap.lowerBound
    var lineBreaks = 0
    var mustBreak = false
    for piece in Trivia(bytes, in: gap) {
      if piece.kind == .lineBreak { lineBreaks += 1 }
      guard piece.isComment else { continue }
      let isOwnLine = lineBreaks > 0
      joinComment(piece, after: end, in: gap, before: index, isOwnLine: isOwnLine)
      mustBreak = isOwnLine
      lineBreaks = piece.kind == .lineComment ? 1 : 0
      if piece.kind == .lineComment { mustBreak = true }
      end = endOfComment(piece)
    }
    let rest = ByteRange(end, gap.upperBound)
    if lineBreaks > 0, mustBreak || keepsLineBreaks { return breakLine(rest, before: index) }
    separate(rest, lineBreaks: 0, spaces: tokens.kind(index) == .comma ? 0 : 1)
  }

  private mutating func joinComment(
    _ comment: TriviaPiece, after end: UInt32, in gap: ByteRange, before index: TokenIndex,
    isOwnLine: Bool
  ) {
    let space = ByteRange(end, comment.range.lowerBound)
    if isOwnLine {
      separate(space, lineBreaks: 1, spaces: continuationIndent)
      line = Line(first: index, column: continuationIndent, isAlignable: false)
    } else {
      separate(space, lineBreaks: 0, spaces: spacesBefore(comment, after: index - 1, in: gap))
    }
    line.isAlignable = false
    // The column after a comment is measured from the comment.
    if line.first == index { line.column += (width(comment.range) ?? Layout.lineLimit) + 1 }
  }

  private func spacesBefore(
    _ comment: TriviaPiece, after token: TokenIndex, in gap: ByteRange
  ) -> Int {
    if isGlued(comment, to: token, in: gap) { return 0 }
    return comment.kind == .lineComment ? CommentAlignment.leastSpaces : 1
  }

  /// Whether `comment` touches the word before it, which causes a warning and so must be kept.
  func isGlued(_ comment: TriviaPiece, to token: TokenIndex, in gap: ByteRange) -> Bool {
    token >= 0 && tokens.kind(token) == .word && comment.range.lowerBound == gap.lowerBound
  }

  /// The end of `comment`; of a `#` comment, without trailing white space.
  func endOfComment(_ comment: TriviaPiece) -> UInt32 {
    guard comment.kind == .lineComment, !isKept else { return comment.range.upperBound }
    return GapShape.trimmed(bytes, comment.range).upperBound
  }
}
