extension Scalar {
  /// Where the text stands without its quotes; all of it when it is spelt with escapes or has quotes
  /// of another kind.
  var textSpan: SourceSpan {
    span(of: ByteRange(0, UInt32(text.utf8.count)))
  }

  /// Where the bytes `range` of the decoded text stand; the whole scalar when that cannot be said,
  /// because it is spelt with escapes or is not UTF-8.
  func span(of range: ByteRange) -> SourceSpan { places.span(of: range) }

  /// Where parts of the decoded text stand, found out once for all of them.
  struct Places: Sendable {
    /// The whole scalar.
    fileprivate let whole: SourceSpan
    /// Where the text starts, if each of its bytes stands in the file.
    fileprivate let start: UInt32?

    func span(of range: ByteRange) -> SourceSpan {
      guard let start else { return whole }
      return SourceSpan(whole.file, range.moved(by: start))
    }
  }

  var places: Places {
    let quotes = isQuoted ? 1 : 0
    // An escape is longer than what it stands for, U+FFFD than the byte in whose place it is, so that both
    // together may be as long as the text.
    let isPlain =
      span.range.count == text.utf8.count + 2 * quotes && !text.unicodeScalars.contains("\u{FFFD}")
    return Places(whole: span, start: isPlain ? span.range.lowerBound + UInt32(quotes) : nil)
  }

  /// Writes `text` as a string in place of the scalar; nil for a text that would need escapes.
  func replaced(by text: String) -> Edit? { Edit.replacing(span, byString: text) }

  /// The text with `range` replaced by `replacement`.
  func text(replacing range: ByteRange, with replacement: String) -> String {
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(range.indices, with: replacement.utf8)
    return String(decoding: bytes, as: UTF8.self)
  }
}
