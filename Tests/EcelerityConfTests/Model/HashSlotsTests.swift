import Testing

@testable import EcelerityConf

@Suite struct HashSlotsTests {
  /// Consecutive hashes, equal ones, and those at the end of the table, where a search wraps around.
  @Test(arguments: [0, 1, 47, 64, 1_000])
  func findsInsertedEntries(capacity: Int) {
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
