import Testing

@testable import EcelerityConf

/// Every byte of a sequence is compared, whatever its position in a word of eight.
struct ByteComparisonTests {
  private let bytes = (0..<UInt8(40)).map { $0 &* 37 }

  @Test(arguments: 0...20)
  func oneDifferentByteIsSeen(count: Int) {
    for start in 0..<10 {
      let moved = [1, 2, 3] + bytes[start...]
      #expect(isSame(moved, start, count))
      for place in 0..<count {
        var changed = moved
        changed[3 + place] ^= 0x10
        #expect(!isSame(changed, start, count), "byte \(place) of \(count)")
      }
      // The surrounding bytes are ignored.
      var around = moved
      around[2] ^= 1
      around[3 + count] ^= 1
      #expect(isSame(around, start, count))
    }
  }

  private func isSame(_ other: [UInt8], _ start: Int, _ count: Int) -> Bool {
    ByteComparison.isSame(bytes.span, from: start, other.span, from: 3, count: count)
  }
}
