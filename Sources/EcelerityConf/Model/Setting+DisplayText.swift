extension Setting {
  /// The value for people and scripts: of a scalar its text, of other values their spelling. Where a part of it
  /// must not be shown, it is as written with `(set)` in place of each such part: passwords, keys, and passwords
  /// in URLs.
  ///
  /// Control characters are as in the value.
  public var displayText: String {
    let range = rawScalar?.inner ?? syntax.valueRange
    let hidden = Redaction.ranges(in: range, of: tree)
    guard !hidden.isEmpty else { return value.text ?? value.description }
    var text = ""
    var start = range.lowerBound
    for piece in hidden {
      text +=
        tree.source.text(ByteRange(start, max(start, piece.lowerBound))) + Redaction.mask
      start = piece.upperBound
    }
    return text + tree.source.text(ByteRange(start, range.upperBound))
  }
}

extension SyntaxTree {
  /// The parts of `range` that must not be shown, in order; no two of them overlap. They are passwords and keys,
  /// whatever could not be read after the name of one, passwords in URLs, and private keys.
  public func confidentialRanges(in range: ByteRange) -> [ByteRange] {
    Redaction.ranges(in: range, of: self)
  }
}
