/// Widths of ranges on one line.
extension Layout {
  /// Whether the body between `opening` and the token before `endToken` is formatted on one line:
  /// it was on one line and the line fits, or it is empty.
  func isFlat(_ opening: TokenIndex, endToken: TokenIndex) -> Bool {
    let inside = GapShape(bytes, in: tokens.gap(before: opening + 1))
    if opening + 2 == endToken, !inside.hasComments { return true }
    // Nearly all bodies start with a line break, which makes measuring unnecessary.
    guard inside.lineBreaks == 0 else { return false }
    return flatWidth(line.first..<endToken, bodyAfter: opening) != nil
  }

  /// The column where the current line ends if it extends to the end of `range`, without its
  /// trailing comment; nil if that is beyond the limit or not on one line.
  ///
  /// Line breaks before the body after `opening` do not count, because layout removes them.
  func flatWidth(_ range: Range<TokenIndex>, bodyAfter opening: TokenIndex = .max) -> Int? {
    var width = line.column
    for index in range {
      if index > range.lowerBound {
        guard let gap = flatGapWidth(before: index, mayBreak: index <= opening) else { return nil }
        width += gap
      }
      guard let token = self.width(tokens.range(index)) else { return nil }
      width += token
      if width > Layout.lineLimit { return nil }
    }
    return width
  }

  private func flatGapWidth(before index: TokenIndex, mayBreak: Bool) -> Int? {
    let spaces = flatSpaces(before: index)
    let gap = tokens.gap(before: index)
    let shape = GapShape(bytes, in: gap)
    guard mayBreak || shape.lineBreaks == 0 else { return nil }
    guard shape.hasComments else { return spaces }
    var width = 0
    for piece in Trivia(bytes, in: gap) {
      if piece.kind == .lineBreak, !mayBreak { return nil }
      guard piece.isComment else { continue }
      guard let comment = self.width(piece.range) else { return nil }
      width += comment + 1
    }
    return width + (tokens.kind(index) == .comma ? 0 : 1)
  }

  /// The width of `range` in columns, or nil if it does not fit on a line.
  func width(_ range: ByteRange) -> Int? {
    GapShape.width(bytes, range, limit: Layout.lineLimit)
  }

  /// The number of spaces between token `index` and the previous one on the same line.
  @inline(__always)
  func flatSpaces(before index: TokenIndex) -> Int {
    switch tokens.kind(index) {
    case .comma: tokens.kind(index - 1).isOpening ? 1 : 0
    case .rightBrace, .rightParenthesis, .rightBracket: tokens.kind(index - 1).isOpening ? 0 : 1
    default: 1
    }
  }
}
