extension Setting {
  /// The value for display: the text of a scalar, the spelling of other values. If a part must not
  /// be shown, the value is as written, with `(set)` instead of each such part: passwords, keys,
  /// and passwords in URLs.
  ///
  /// Control characters are not escaped.
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
  /// The parts of `range` that must not be shown, in order; no two of them overlap. They are
  /// passwords and keys, unreadable text after the name of such an option, passwords in URLs, and
  /// private keys.
  public func confidentialRanges(in range: ByteRange) -> [ByteRange] {
    Redaction.ranges(in: range, of: self)
  }
}
