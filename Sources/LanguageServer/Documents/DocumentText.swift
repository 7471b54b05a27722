import EcelerityConf

/// The bytes of a document, and its places in the client's terms and in ours.
struct DocumentText {
  private(set) var bytes: [UInt8]
  private(set) var lines: LineIndex
  let encoding: PositionEncoding

  init(_ bytes: [UInt8], _ encoding: PositionEncoding) {
    self.bytes = bytes
    self.encoding = encoding
    lines = LineIndex(bytes)
  }

  /// The offset of `position`; what lies behind the end of a line or of the text is its end.
  func offset(of position: TextPosition) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < lines.count else { return bytes.count }
    return encoding.index(
      after: position.character, in: bytes[lines.contents(of: position.line, in: bytes)])
  }

  /// The bytes of `range`; nothing when it ends before it starts.
  func offsets(of range: TextRange) -> Range<Int> {
    let lower = offset(of: range.start)
    return lower..<max(lower, offset(of: range.end))
  }

  /// Replaces the text of `range`, or all of it.
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

/// Translates many places of one text, each in little time also on a line of many megabytes.
struct PositionMap {
  private static let stride = 1024

  let text: DocumentText
  /// The units before every `stride`th byte of a long line.
  private var stops: [Int: [Int]] = [:]

  init(_ text: DocumentText) {
    self.text = text
  }

  mutating func range(of range: ByteRange) -> TextRange {
    TextRange(start: position(of: range.lowerBound), end: position(of: range.upperBound))
  }

  mutating func position(of offset: UInt32) -> TextPosition {
    let offset = min(Int(offset), text.bytes.count)
    let line = text.lines.line(of: offset)
    let contents = text.lines.contents(of: line, in: text.bytes)
    let place = min(offset, contents.upperBound)
    return TextPosition(line: line, character: units(of: contents, upTo: place, line))
  }

  private mutating func units(of line: Range<Int>, upTo place: Int, _ number: Int) -> Int {
    let start = line.lowerBound
    guard text.encoding != .utf8, place - start > Self.stride else {
      return text.encoding.length(of: text.bytes[start..<place])
    }
    let stops = self.stops[number] ?? makeStops(line)
    self.stops[number] = stops
    let index = (place - start) / Self.stride
    let stop = start + index * Self.stride
    return stops[index] + text.encoding.length(of: text.bytes[stop..<place])
  }

  private func makeStops(_ line: Range<Int>) -> [Int] {
    var stops = [0]
    var start = line.lowerBound
    while start + Self.stride <= line.upperBound {
      let units = text.encoding.length(of: text.bytes[start..<start + Self.stride])
      stops.append(stops[stops.count - 1] + units)
      start += Self.stride
    }
    return stops
  }
}
