/// The gaps around elements: line breaks, blank lines, and comments on lines of their own.
extension Layout {
  /// Places `first`, the first token of an element, on a line of its own.
  @inline(__always)
  mutating func startElement(_ first: TokenIndex) {
    let gap = tokens.gap(before: first)
    if first > 0, GapShape.isExactly(bytes, in: gap, lineBreaks: 1, spaces: indent) {
      settleAlignment()
      return startLine(first)
    }
    startElementSlowly(first, gap)
  }

  private mutating func startElementSlowly(_ first: TokenIndex, _ gap: ByteRange) {
    let shape = GapShape(bytes, in: gap)
    if shape.hasComments { return startElementAfterComments(first, gap) }
    settleAlignment()
    separate(gap, lineBreaks: lineBreaks(before: first, written: shape.lineBreaks), spaces: indent)
    startLine(first)
  }

  /// One line break, or two if the author left a blank line, except at the start of a body.
  private func lineBreaks(before first: TokenIndex, written: Int) -> Int {
    if first == 0 {
      return GapShape.resemblesByteOrderMark(bytes, tokens.range(first)) ? 1 : 0
    }
    return isFirstOfBody(first) ? 1 : min(max(written, 1), 2)
  }

  private func isFirstOfBody(_ index: TokenIndex) -> Bool {
    index == 0 || tokens.kind(index - 1).isOpening
  }

  private mutating func startElementAfterComments(_ first: TokenIndex, _ gap: ByteRange) {
    var comments = CommentLines(isFirstOfBody: isFirstOfBody(first), isFirstOfFile: first == 0)
    comments.end = gap.lowerBound
    let column = layOutComments(gap, before: first, &comments)
    let rest = ByteRange(comments.end, gap.upperBound)
    if comments.sharesLine {
      separate(rest, lineBreaks: 0, spaces: 1)
      startLine(first)
      line.column = column + 1
      line.isAlignable = false
    } else {
      let lineBreaks = comments.lineBreaksForNext
      if lineBreaks > 1 { settleAlignment() }
      separate(rest, lineBreaks: lineBreaks, spaces: indent)
      startLine(first)
    }
  }

  /// Places the closing bracket `closing`, or the end of the file, on a line of its own.
  mutating func endBody(before closing: TokenIndex, indent closingIndent: Int) {
    let gap = tokens.gap(before: closing)
    let isFile = tokens.kind(closing) == .endOfFile
    var comments = CommentLines(isFirstOfBody: isFirstOfBody(closing), isFirstOfFile: closing == 0)
    comments.end = gap.lowerBound
    if !GapShape.isExactly(bytes, in: gap, lineBreaks: 1, spaces: closingIndent) {
      _ = layOutComments(gap, before: closing, &comments)
    }
    settleAlignment()
    if isFile, isKept { return }
    let rest = ByteRange(comments.end, gap.upperBound)
    if endsKeptBody { return endKeptBody(rest, indent: closingIndent) }
    let isEmptyFile = isFile && comments.isFirstOfFile
    separate(rest, lineBreaks: isEmptyFile ? 0 : 1, spaces: closingIndent)
  }

  /// Ends the kept region with its last line; `rest` is the white space before the closing bracket.
  private mutating func endKeptBody(_ rest: ByteRange, indent closingIndent: Int) {
    endKeptRegion()
    let line = GapShape.lastLine(bytes, in: rest)
    let isAlone = line.lowerBound > rest.lowerBound
    let place = isAlone ? line : ByteRange(rest.upperBound, rest.upperBound)
    separate(place, lineBreaks: isAlone ? 0 : 1, spaces: closingIndent)
  }

  // MARK: Comments between elements

  /// The state of laying out the comments between two elements.
  private struct CommentLines {
    /// Whether nothing precedes on a line of its own in this body.
    var isFirstOfBody: Bool
    /// Whether nothing precedes at all.
    var isFirstOfFile: Bool
    /// The end of the last token or comment.
    var end: UInt32 = 0
    /// The number of line breaks since then.
    var written = 0
    /// Whether the line so far contains only comments.
    var isOwnLine = false
    /// Whether the last piece is a block comment on one line.
    var isShort = false
    /// The start of the trailing `#` comment, as long as it may continue on the next line.
    var trailing: UInt32?

    init(isFirstOfBody: Bool, isFirstOfFile: Bool) {
      self.isFirstOfBody = isFirstOfBody
      self.isFirstOfFile = isFirstOfFile
    }

    /// Whether the next token or comment follows a comment on its line.
    var sharesLine: Bool { written == 0 && isOwnLine && isShort }

    /// The number of line breaks before the next token or comment on a line of its own.
    var lineBreaksForNext: Int {
      isFirstOfFile ? 0 : isFirstOfBody ? 1 : min(max(written, 1), 2)
    }
  }

  /// Lays out the comments of `gap`; returns the column where the last one ends, as far as it is on
  /// a line of its own.
  private mutating func layOutComments(
    _ gap: ByteRange, before index: TokenIndex, _ comments: inout CommentLines
  ) -> Int {
    var column = indent
    let isTrailed = index > 0
    for piece in Trivia(bytes, in: gap) {
      if piece.kind == .lineBreak { comments.written += 1 }
      guard piece.isComment else { continue }
      let space = ByteRange(comments.end, piece.range.lowerBound)
      if isTrailed, comments.written == 0, !comments.isOwnLine {
        layOutTrailing(piece, space, before: index, in: gap)
        // Continuations are placed below the first comment, so another one has none.
        let isFirst = space.lowerBound == gap.lowerBound
        let isContinuable = piece.kind == .lineComment && isAligning && isFirst
        comments.trailing = isContinuable ? piece.range.lowerBound : nil
      } else if goesOn(piece, comments) {
        let text = ByteRange(piece.range.lowerBound, endOfComment(piece))
        alignContinuation(space, width: width(text) ?? Layout.lineLimit)
      } else {
        comments.trailing = nil
        column = layOutOwnLine(piece, space, &comments, column)
      }
      comments.end = endOfComment(piece)
      comments.written = 0
    }
    return column
  }

  private mutating func layOutTrailing(
    _ comment: TriviaPiece, _ space: ByteRange, before index: TokenIndex, in gap: ByteRange
  ) {
    if isGlued(comment, to: index - 1, in: gap) {
      settleAlignment()
      return separate(space, lineBreaks: 0, spaces: 0)
    }
    let end = endOfComment(comment)
    let width = width(ByteRange(comment.range.lowerBound, end)) ?? Layout.lineLimit
    if space.lowerBound == gap.lowerBound {
      align(space, before: index, width: width)
    } else {
      widenAlignment(by: width + 1)
      separate(space, lineBreaks: 0, spaces: 1)
    }
  }

  /// Whether `comment` continues the trailing one: it begins directly below it, in its column.
  private func goesOn(_ comment: TriviaPiece, _ comments: CommentLines) -> Bool {
    guard let trailing = comments.trailing, comments.written == 1, comment.kind == .lineComment,
      FormattingMarker(comment.range, in: bytes) == nil
    else { return false }
    // A TAB may be as wide as in the editor, or one column, as in a formatted string.
    return [8, 1].contains { tab in
      GapShape.column(bytes, of: trailing, tab: tab)
        == GapShape.column(bytes, of: comment.range.lowerBound, tab: tab)
    }
  }

  private mutating func layOutOwnLine(
    _ comment: TriviaPiece, _ space: ByteRange, _ comments: inout CommentLines, _ column: Int
  ) -> Int {
    settleAlignment()
    let width = width(comment.range)
    defer {
      comments.isFirstOfBody = false
      comments.isFirstOfFile = false
      comments.isOwnLine = true
      comments.isShort = comment.kind == .blockComment && width != nil
    }
    if comments.written == 0, comments.isOwnLine {
      separate(space, lineBreaks: 0, spaces: 1)
      return column + 1 + (width ?? Layout.lineLimit)
    }
    separate(space, lineBreaks: comments.lineBreaksForNext, spaces: indent)
    if comment.kind == .lineComment, let marker = FormattingMarker(comment.range, in: bytes) {
      obey(marker)
    }
    return indent + (width ?? Layout.lineLimit)
  }
}
