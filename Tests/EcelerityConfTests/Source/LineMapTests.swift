import TestRandom
import Testing

@testable import EcelerityConf

/// Positions of ranges and lines in a file.
struct LineMapTests {
  /// The ends of a range are the positions of its first byte and of the byte after it.
  @Test(arguments: 0..<20)
  func endsOfRanges(seed: UInt64) {
    var random = SeededRandom(seed)
    let bytes = LineMapTests.bytes(&random)
    let count = bytes.count
    let map = LineMap(bytes)
    for _ in 0..<200 {
      let lower = random.below(count + 1)
      let upper = random.below(count + 1 - lower) + lower
      let ends = map.positions(of: ByteRange(UInt32(lower), UInt32(upper)))
      for (offset, position) in [(lower, ends.start), (upper, ends.end)] {
        let before = bytes[..<offset]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let lines = before.filter { $0 == UInt8(ascii: "\n") }.count
        #expect(position == Position(line: lines + 1, column: offset - lineStart + 1))
      }
    }
  }

  /// A line extends from the LF before a byte to the LF at or after it.
  @Test(arguments: 0..<20)
  func linesOfBytes(seed: UInt64) {
    var random = SeededRandom(seed)
    let bytes = LineMapTests.bytes(&random)
    let map = LineMap(bytes)
    for offset in 0...bytes.count {
      let start = bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      #expect(map.line(at: UInt32(offset)) == ByteRange(UInt32(start), UInt32(end)))
    }
  }

  /// Lines of a few bytes, or longer than one counting block.
  private static func bytes(_ random: inout SeededRandom) -> [UInt8] {
    let count = random.pick([0, 1, 247, 248, 249, 496, 1000])
    let gap = random.pick([2, 30, 300])
    return (0..<count).map { _ in random.oneIn(gap) ? UInt8(ascii: "\n") : UInt8(ascii: "a") }
  }
}
