import EcelerityConf

/// The offsets of the lines of a text, updated as the text is edited.
///
/// Lines end with LF, CR LF or CR, as clients count them (Language Server Protocol 3.17, "Text
/// Documents").
struct LineIndex {
  private var starts: [Int] = [0]

  /// The lines of `bytes`.
  init(_ bytes: [UInt8]) {
    Self.append(startsIn: 0..<bytes.count, of: bytes, to: &starts)
  }

  /// The number of lines; empty lines count, including the last one.
  var count: Int { starts.count }

  /// The offset of line `line`.
  func start(of line: Int) -> Int { starts[line] }

  /// The offset of the line after `line`; the end of `bytes` if there is none.
  func end(of line: Int, in bytes: [UInt8]) -> Int {
    line + 1 < starts.count ? starts[line + 1] : bytes.count
  }

  /// The line that the byte at `offset` is on.
  func line(of offset: Int) -> Int { starts.partitioningIndex { $0 > offset } - 1 }

  /// The bytes of line `line` without its line ending.
  func contents(of line: Int, in bytes: [UInt8]) -> Range<Int> {
    let lower = starts[line]
    guard line + 1 < starts.count else { return lower..<bytes.count }
    var upper = starts[line + 1] - 1
    if bytes[upper] == UInt8(ascii: "\n"), upper > lower, bytes[upper - 1] == UInt8(ascii: "\r") {
      upper -= 1
    }
    return lower..<upper
  }

  /// Updates the index after the bytes `range` were replaced by `count` others, resulting in
  /// `bytes`.
  mutating func replace(_ range: Range<Int>, with count: Int, in bytes: [UInt8]) {
    // A leading line feed belongs to a carriage return at the end of the line before.
    let first = max(line(of: range.lowerBound) - 1, 0)
    let last = line(of: range.upperBound)
    let distance = count - range.count
    let oldEnd = last + 1 < starts.count ? starts[last + 1] : bytes.count - distance
    var fresh: [Int] = []
    let end = oldEnd + distance
    Self.append(startsIn: starts[first]..<end, of: bytes, to: &fresh)
    // The next line starts at the same place and is in the index already.
    if last + 1 < starts.count, fresh.last == end { fresh.removeLast() }
    starts.replaceSubrange(first + 1..<last + 1, with: fresh)
    if distance != 0 {
      for index in first + 1 + fresh.count..<starts.count { starts[index] += distance }
    }
  }

  private static func append(
    startsIn range: Range<Int>, of bytes: [UInt8], to starts: inout [Int]
  ) {
    let span = bytes.span
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = span[index]
      index += 1
      if byte == 10 || byte == 13 && !(index < span.count && span[index] == 10) {
        starts.append(index)
      }
    }
  }
}
