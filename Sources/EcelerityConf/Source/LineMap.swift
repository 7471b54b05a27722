/// Translates byte offsets of one file into lines and columns.
///
/// It keeps for each block of the file how many lines end before it, and reads a block again when it is
/// asked for a place inside.
package final class LineMap: Sendable {
  private struct Block {
    /// Number of LF before the block.
    let lineBreaks: UInt32
    /// Where the line starts that the first byte of the block belongs to.
    let lineStart: UInt32
  }

  /// So many that the line breaks of a block can be counted in one byte.
  private static let blockSize = 248

  private let bytes: [UInt8]
  private let blocks: [Block]
  private let lineBreaks: Int

  /// The lines of `bytes`.
  package init(_ bytes: [UInt8]) {
    var blocks: [Block] = []
    blocks.reserveCapacity(bytes.count / LineMap.blockSize + 1)
    var lineBreaks = 0
    var lineStart = 0
    for start in stride(from: 0, through: bytes.count, by: LineMap.blockSize) {
      blocks.append(Block(lineBreaks: UInt32(lineBreaks), lineStart: UInt32(lineStart)))
      let block = start..<min(start + LineMap.blockSize, bytes.count)
      lineBreaks += LineMap.count(bytes, in: block)
      lineStart = LineMap.lastLineStart(bytes, in: block) ?? lineStart
    }
    self.bytes = bytes
    self.blocks = blocks
    self.lineBreaks = lineBreaks
  }

  /// Line and column of the byte at `offset`; the end of the file is a valid place.
  package func position(of offset: UInt32) -> Position {
    let offset = Int(offset)
    let start = offset / LineMap.blockSize * LineMap.blockSize
    let block = blocks[offset / LineMap.blockSize]
    let before = start..<offset
    let line = Int(block.lineBreaks) + LineMap.count(bytes, in: before)
    let lineStart = LineMap.lastLineStart(bytes, in: before) ?? Int(block.lineStart)
    return Position(line: line + 1, column: offset - lineStart + 1)
  }

  /// Where `range` starts and ends.
  func positions(of range: ByteRange) -> (start: Position, end: Position) {
    let start = position(of: range.lowerBound)
    // Most ranges are short and end on the line they start on.
    guard range.count <= LineMap.blockSize, LineMap.count(bytes, in: range.indices) == 0 else {
      return (start, position(of: range.upperBound))
    }
    return (start, Position(line: start.line, column: start.column + range.count))
  }

  /// The bytes of line `line` (from 1) without its LF.
  package func range(ofLine line: Int) -> ByteRange {
    let lower = lineStart(line)
    let upper = line <= lineBreaks ? lineStart(line + 1) - 1 : bytes.count
    return ByteRange(UInt32(lower), UInt32(upper))
  }

  /// Where line `line` (from 1) starts.
  private func lineStart(_ line: Int) -> Int {
    var left = line - 1
    guard left > 0 else { return 0 }
    // The last block with fewer line breaks before it than the line has.
    var low = 0
    var high = blocks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if blocks[middle].lineBreaks < left { low = middle } else { high = middle }
    }
    left -= Int(blocks[low].lineBreaks)
    var offset = low * LineMap.blockSize
    while left > 0 {
      if bytes[offset] == UInt8(ascii: "\n") { left -= 1 }
      offset += 1
    }
    return offset
  }

  /// Number of LF in at most a block.
  private static func count(_ bytes: [UInt8], in range: Range<Int>) -> Int {
    let part = bytes.span.extracting(range)
    var count: UInt8 = 0
    // With the end of the part as the only way out, many bytes are looked at at a time.
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
}
