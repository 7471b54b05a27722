import Testing

@testable import EcelerityConf

@Suite struct HashSlotsTests {
  /// Hashes next to each other, all the same, and at the end, from where the search goes on at the start.
  @Test(arguments: [0, 1, 47, 64, 1_000])
  func findsWhatWasInserted(capacity: Int) {
    for hash: (UInt32) -> UInt32 in [
      { $0 &* 0x9E37_79B9 }, { $0 }, { UInt32.max - $0 }, { UInt32.max - $0 % 3 },
    ] {
      var slots = HashSlots(capacity: capacity)
      for entry in 0..<500 as Range<UInt32> {
        #expect(slots.find(hash(entry)) { $0 == entry } == nil)
        slots.insert(entry, hash: hash(entry))
      }
      for entry in 0..<500 as Range<UInt32> {
        #expect(slots.find(hash(entry)) { $0 == entry } == entry)
        if let first = slots.first(hash(entry)) { #expect(hash(first) == hash(entry)) }
      }
    }
  }
}
