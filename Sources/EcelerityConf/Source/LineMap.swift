/// A map from byte offsets of one file to lines and columns.
///
/// It stores the number of line breaks before each block of the file, and reads a block again for
/// each query inside it.
package final class LineMap: Sendable {
  /// Small enough for the line breaks of a block to be counted in one byte.
  private static let blockSize = 248

  private let bytes: [UInt8]
  /// The number of LFs before each block.
  private let lineBreaks: [UInt32]

  /// Creates the map of `bytes`.
  package init(_ bytes: [UInt8]) {
    var lineBreaks: [UInt32] = []
    lineBreaks.reserveCapacity(bytes.count / LineMap.blockSize + 1)
    var count = 0
    for start in stride(from: 0, through: bytes.count, by: LineMap.blockSize) {
      lineBreaks.append(UInt32(count))
      count += LineMap.count(bytes, in: start..<min(start + LineMap.blockSize, bytes.count))
    }
    self.bytes = bytes
    self.lineBreaks = lineBreaks
  }

  /// The line and column of the byte at `offset`; the end of the file is a valid offset.
  package func position(of offset: UInt32) -> Position {
    let offset = Int(offset)
    let block = offset / LineMap.blockSize
    let before = block * LineMap.blockSize..<offset
    let line = Int(lineBreaks[block]) + LineMap.count(bytes, in: before)
    let lineStart = LineMap.lastLineStart(bytes, in: before) ?? lineStart(beforeBlock: block)
    return Position(line: line + 1, column: offset - lineStart + 1)
  }

  /// The start of the line that contains the first byte of block `block`.
  private func lineStart(beforeBlock block: Int) -> Int {
    let count = lineBreaks[block]
    guard count > 0 else { return 0 }
    // The block with the last LF before it.
    let last = lineBreaks[..<block].partitioningIndex { $0 >= count } - 1
    let start = last * LineMap.blockSize
    guard let lineStart = LineMap.lastLineStart(bytes, in: start..<blockEnd(from: start)) else {
      preconditionFailure("a block without the line break that it was counted with")
    }
    return lineStart
  }

  /// The positions where `range` starts and ends.
  func positions(of range: ByteRange) -> (start: Position, end: Position) {
    let start = position(of: range.lowerBound)
    // Most ranges are short and end on the line they start on.
    guard range.count <= LineMap.blockSize, LineMap.count(bytes, in: range.indices) == 0 else {
      return (start, position(of: range.upperBound))
    }
    return (start, Position(line: start.line, column: start.column + range.count))
  }

  /// Where line `line` starts, counted from one; nil when there are fewer lines.
  func start(ofLine line: Int) -> UInt32? {
    guard line > 1 else { return 0 }
    let number = lineBreaks.partitioningIndex { $0 >= line - 1 } - 1
    let start = number * LineMap.blockSize
    var left = line - 1 - Int(lineBreaks[number])
    for index in start..<blockEnd(from: start) where bytes[index] == UInt8(ascii: "\n") {
      left -= 1
      if left == 0 { return UInt32(index + 1) }
    }
    return nil
  }

  /// The bytes of the line that `offset` is on, without its LF.
  func line(at offset: UInt32) -> ByteRange {
    let start = Int(offset) - (position(of: offset).column - 1)
    return ByteRange(UInt32(start), UInt32(lineEnd(from: Int(offset))))
  }

  /// The offset of the first LF at or after `offset`, or the end of the file.
  private func lineEnd(from offset: Int) -> Int {
    let number = offset / LineMap.blockSize
    let start = number * LineMap.blockSize
    if let end = LineMap.firstLineBreak(bytes, in: offset..<blockEnd(from: start)) { return end }
    // The last block without a line break between `offset` and its start.
    let rest = lineBreaks[(number + 1)...]
    guard let count = rest.first else { return bytes.count }
    let last = rest.partitioningIndex { $0 != count } - 1
    let offset = last * LineMap.blockSize
    return LineMap.firstLineBreak(bytes, in: offset..<blockEnd(from: offset)) ?? bytes.count
  }

  private func blockEnd(from start: Int) -> Int { min(start + LineMap.blockSize, bytes.count) }

  /// The number of LFs in a range of at most one block.
  private static func count(_ bytes: [UInt8], in range: Range<Int>) -> Int {
    let part = bytes.span.extracting(range)
    var count: UInt8 = 0
    // With a single exit from the loop, the compiler can vectorize it.
    var index = 0
    while index < part.count {
      count &+= part[index] == UInt8(ascii: "\n") ? 1 : 0
      index += 1
    }
    return Int(count)
  }

  private static func lastLineStart(_ bytes: [UInt8], in range: Range<Int>) -> Int? {
    bytes[range].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
  }

  private static func firstLineBreak(_ bytes: [UInt8], in range: Range<Int>) -> Int? {
    bytes[range].firstIndex(of: UInt8(ascii: "\n"))
  }
}
