import Testing

@testable import EcelerityConf

@Suite struct SharedHashesTests {
  @Test func sharedHashesOfAFewAreFound() {
    let shared = SharedHashes([7, 9, 7, 0, 8])
    #expect((0..<5).map { shared[$0] } == [true, false, true, false, false])
  }

  @Test func noneIsShared() {
    let shared = SharedHashes([])
    #expect((0..<0).allSatisfy { shared[$0] })
  }

  /// In many parts, in neighbouring slots of one table, and with one hash that most entries have.
  @Test(arguments: [100, 5_000, 70_000])
  func agreesWithCounting(_ count: Int) {
    for spread: UInt32 in [1, 3, 0x9E37_79B9, 1 << 20] {
      let hashes = ContiguousArray(
        (0..<UInt32(count)).map { index in
          index % 5 == 0 ? 42 : (index % 100 == 3 ? index &- 1 : index) &* spread
        })
      var counts: [UInt32: Int] = [:]
      for hash in hashes { counts[hash, default: 0] += 1 }
      let shared = SharedHashes(hashes)
      #expect(hashes.indices.allSatisfy { shared[$0] == (counts[hashes[$0]] ?? 0 > 1) })
    }
  }
}
