import TestRandom
import Testing

@testable import EcelerityConf

/// Where ranges of a file start and end.
struct LineMapTests {
  /// Both ends of a range are those of its first byte and of the byte behind it.
  @Test(arguments: 0..<20)
  func endsOfRanges(seed: UInt64) {
    var random = SeededRandom(seed)
    let count = random.pick([0, 1, 247, 248, 249, 1000])
    let gap = random.pick([2, 30, 300])
    let bytes = (0..<count).map { _ in
      random.oneIn(gap) ? UInt8(ascii: "\n") : UInt8(ascii: "a")
    }
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
}
