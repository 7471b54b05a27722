/// A hash table with open addressing. The low half of a 64-bit slot is the number of an entry plus one, the
/// high half its hash; the entries themselves are the owner's, who compares them.
///
/// The home slot of a hash is at the same fraction of the table as the hash is of 2³², so that a table may be
/// of any size: the closer it fits, the later it outgrows the processor's caches.
struct HashSlots: Sendable {
  private var slots: ContiguousArray<UInt64>
  private var count = 0

  /// Room for `capacity` entries before the first growth.
  init(capacity: Int = 32) {
    slots = ContiguousArray(inLargePages: 0, count: max(64, capacity + capacity / 2))
  }

  /// The entry with `hash` that satisfies `isWanted`.
  @inline(__always)
  func find(_ hash: UInt32, where isWanted: (UInt32) -> Bool) -> UInt32? {
    var slot = home(of: hash)
    while slots[slot] != 0 {
      if UInt32(slots[slot] >> 32) == hash {
        let entry = UInt32(truncatingIfNeeded: slots[slot]) - 1
        if isWanted(entry) { return entry }
      }
      slot = next(slot)
    }
    return nil
  }

  /// The entry in the first slot for `hash` if it has that hash; others with the same hash may follow.
  @inline(__always)
  func first(_ hash: UInt32) -> UInt32? {
    let slot = slots[home(of: hash)]
    return slot != 0 && UInt32(slot >> 32) == hash ? UInt32(truncatingIfNeeded: slot) - 1 : nil
  }

  /// Adds `entry`, which is not there yet.
  mutating func insert(_ entry: UInt32, hash: UInt32) {
    if count * 4 >= slots.count * 3 { grow() }
    count += 1
    place(UInt64(hash) << 32 | UInt64(entry + 1))
  }

  private mutating func grow() {
    let old = slots
    slots = ContiguousArray(inLargePages: 0, count: old.count * 2)
    for entry in old where entry != 0 { place(entry) }
  }

  private mutating func place(_ entry: UInt64) {
    var slot = home(of: UInt32(entry >> 32))
    while slots[slot] != 0 { slot = next(slot) }
    slots[slot] = entry
  }

  @inline(__always)
  private func home(of hash: UInt32) -> Int {
    Int(truncatingIfNeeded: (UInt64(hash) &* UInt64(truncatingIfNeeded: slots.count)) >> 32)
  }

  @inline(__always)
  private func next(_ slot: Int) -> Int { slot &+ 1 == slots.count ? 0 : slot &+ 1 }
}
