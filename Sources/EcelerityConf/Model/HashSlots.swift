/// Open addressing over 64-bit slots: the low half is the number of an entry plus one, the high half
/// its hash. What an entry is, and whether it is the one looked for, is the owner's business.
struct HashSlots: Sendable {
  private var slots: ContiguousArray<UInt64>
  private var count = 0

  /// Room for `capacity` entries before the first growth.
  init(capacity: Int = 32) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = ContiguousArray(repeating: 0, count: size)
  }

  /// The entry with `hash` for which `isWanted` holds.
  @inline(__always)
  func find(_ hash: UInt32, where isWanted: (UInt32) -> Bool) -> UInt32? {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if UInt32(slots[slot] >> 32) == hash {
        let entry = UInt32(truncatingIfNeeded: slots[slot]) - 1
        if isWanted(entry) { return entry }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds `entry`, which is not there yet.
  mutating func insert(_ entry: UInt32, hash: UInt32) {
    if count * 2 >= slots.count { grow() }
    count += 1
    place(UInt64(hash) << 32 | UInt64(entry + 1))
  }

  private mutating func grow() {
    let old = slots
    slots = ContiguousArray(repeating: 0, count: old.count * 2)
    for entry in old where entry != 0 { place(entry) }
  }

  private mutating func place(_ entry: UInt64) {
    var slot = Int(entry >> 32) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = entry
  }
}
