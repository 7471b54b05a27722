extension Scalar {
  /// The place of the text without its quotes; the whole scalar when it is written with escapes or in other quotes.
  var textSpan: SourceSpan {
    span(of: ByteRange(0, UInt32(text.utf8.count)))
  }

  /// The place of the bytes `range` of the decoded text; the whole scalar when that is not known, because it is
  /// written with escapes or is not UTF-8.
  func span(of range: ByteRange) -> SourceSpan { places.span(of: range) }

  /// The places of parts of the decoded text, computed once for all of them.
  struct Places: Sendable {
    /// The whole scalar.
    fileprivate let whole: SourceSpan
    /// The start of the text, if it is written without escapes.
    fileprivate let start: UInt32?

    func span(of range: ByteRange) -> SourceSpan {
      guard let start else { return whole }
      return SourceSpan(whole.file, range.moved(by: start))
    }
  }

  var places: Places {
    let quotes = isQuoted ? 1 : 0
    // An escape is longer than its character, and U+FFFD is longer than the byte that it replaces, so that together
    // they may have the length of the text.
    let isPlain =
      span.range.count == text.utf8.count + 2 * quotes && !text.unicodeScalars.contains("\u{FFFD}")
    return Places(whole: span, start: isPlain ? span.range.lowerBound + UInt32(quotes) : nil)
  }

  /// An edit that replaces the scalar by `text` as a string; nil for a text that would need escapes.
  func replaced(by text: String) -> Edit? { Edit.replacing(span, byString: text) }

  /// The text with `range` replaced by `replacement`.
  func text(replacing range: ByteRange, with replacement: String) -> String {
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(range.indices, with: replacement.utf8)
    return String(decoding: bytes, as: UTF8.self)
  }
}
