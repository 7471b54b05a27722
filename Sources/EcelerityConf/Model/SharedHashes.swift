/// Which of many entries have a hash that another one has too; only these can be the same.
///
/// One table of all hashes would outgrow the caches, and each look at it would wait for memory. So the
/// entries are parted by the high bits of their hashes first, and each part gets a table that fits.
struct SharedHashes {
  private var isShared: ContiguousArray<Bool>

  private static let usualPart = 4096

  /// For entries with the hashes `hashes`.
  init(_ hashes: ContiguousArray<UInt32>) {
    isShared = ContiguousArray(repeating: false, count: hashes.count)
    var bits: UInt32 = 0
    while hashes.count >> bits > SharedHashes.usualPart, bits < 16 { bits += 1 }
    let (entries, ends) = SharedHashes.parted(hashes, by: bits)
    var slots: ContiguousArray<UInt32> = []
    var start = 0
    for end in ends {
      mark(entries, start..<end, &slots)
      start = end
    }
  }

  /// Whether entry `index` shares its hash.
  subscript(index: Int) -> Bool { isShared[index] }

  /// Hashes with the numbers of their entries below them, in the order of the highest `bits` bits and
  /// otherwise as they came, and where each part ends.
  private static func parted(
    _ hashes: ContiguousArray<UInt32>, by bits: UInt32
  ) -> (entries: ContiguousArray<UInt64>, ends: [Int]) {
    // Shifted by all its bits a number is 0.
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

  /// Marks the entries of one part that share a hash, by a table of the first entry with each.
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
