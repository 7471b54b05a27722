import EcelerityConf

/// The bytes of a document, with conversions between client positions and byte offsets.
struct DocumentText {
  private(set) var bytes: [UInt8]
  private(set) var lines: LineIndex
  let encoding: PositionEncoding

  init(_ bytes: [UInt8], _ encoding: PositionEncoding) {
    self.bytes = bytes
    self.encoding = encoding
    lines = LineIndex(bytes)
  }

  /// The line ending, according to the first one: CR LF or LF, because a comment continues after a
  /// CR alone.
  var lineEnd: String {
    bytes[..<lines.end(of: 0, in: bytes)].suffix(2).elementsEqual("\r\n".utf8) ? "\r\n" : "\n"
  }

  /// The offset of `position`; positions beyond the end of a line or of the text are at that end.
  func offset(of position: TextPosition) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < lines.count else { return bytes.count }
    return encoding.index(
      after: position.character, in: bytes[lines.contents(of: position.line, in: bytes)])
  }

  /// The byte offsets of `range`; empty if it ends before it starts.
  func offsets(of range: TextRange) -> Range<Int> {
    let lower = offset(of: range.start)
    return lower..<max(lower, offset(of: range.end))
  }

  /// Replaces the text of `range`, or the whole text.
  mutating func replace(_ range: TextRange?, with text: String) {
    guard let range else {
      self = DocumentText(Array(text.utf8), encoding)
      return
    }
    let offsets = offsets(of: range)
    let new = Array(text.utf8)
    bytes.replaceSubrange(offsets, with: new)
    lines.replace(offsets, with: new.count, in: bytes)
  }
}
