import EcelerityConf

/// Converts many offsets of one text to positions, quickly even on a line of many megabytes.
struct PositionMap {
  private static let stride = 1024

  let text: DocumentText
  /// The number of units before every `stride`th byte of a long line.
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
