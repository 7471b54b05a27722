/// The entries of a list that share their hash with another one; only these can be equal.
///
/// A table of all hashes would outgrow the processor's caches, and each lookup would wait for memory. So the
/// entries are partitioned by the high bits of their hashes first, and each part has a table that fits.
struct SharedHashes {
  private var isShared: ContiguousArray<Bool>

  private static let largestPart = 4096

  /// For entries with the hashes `hashes`.
  init(_ hashes: ContiguousArray<UInt32>) {
    isShared = ContiguousArray(repeating: false, count: hashes.count)
    var bits: UInt32 = 0
    while hashes.count >> bits > SharedHashes.largestPart, bits < 16 { bits += 1 }
    let (entries, ends) = SharedHashes.partitioned(hashes, by: bits)
    var slots: ContiguousArray<UInt32> = []
    var start = 0
    for end in ends {
      mark(entries, start..<end, &slots)
      start = end
    }
  }

  /// Whether entry `index` shares its hash.
  subscript(index: Int) -> Bool { isShared[index] }

  /// The hashes in the upper halves of words, the numbers of their entries in the lower ones, stably sorted by the
  /// highest `bits` bits; and the end of each part.
  private static func partitioned(
    _ hashes: ContiguousArray<UInt32>, by bits: UInt32
  ) -> (entries: ContiguousArray<UInt64>, ends: [Int]) {
    // With no bits the shift is 32, which gives 0.
    let shift = 32 - bits
    var places = [Int](repeating: 0, count: 1 << bits)
    for hash in hashes { places[Int(hash >> shift)] += 1 }
    var start = 0
    for part in places.indices { (places[part], start) = (start, start + places[part]) }
    var entries = ContiguousArray<UInt64>(repeating: 0, count: hashes.count)
    for index in hashes.indices {
      let part = Int(hashes[index] >> shift)
      entries[places[part]] = UInt64(hashes[index]) << 32 | UInt64(index)
      places[part] += 1
    }
    return (entries, places)
  }

  /// Marks the entries of one part that share a hash, by a table of the first entry with each hash.
  private mutating func mark(
    _ entries: ContiguousArray<UInt64>, _ part: Range<Int>, _ slots: inout ContiguousArray<UInt32>
  ) {
    var size = 64
    while size < part.count * 2 { size *= 2 }
    while slots.count < size { slots.append(0) }
    for slot in 0..<size { slots[slot] = 0 }
    for place in part {
      let hash = UInt32(truncatingIfNeeded: entries[place] >> 32)
      var slot = Int(hash) & (size - 1)
      while slots[slot] != 0 {
        let other = entries[Int(slots[slot]) - 1]
        if UInt32(truncatingIfNeeded: other >> 32) == hash {
          isShared[Int(other & 0xFFFF_FFFF)] = true
          isShared[Int(entries[place] & 0xFFFF_FFFF)] = true
          break
        }
        slot = (slot + 1) & (size - 1)
      }
      if slots[slot] == 0 { slots[slot] = UInt32(place + 1) }
    }
  }
}
