/// Hashes bytes with the process's seed, eight at a time: nobody can write a file that makes the
/// tables built on it slow, and no byte is looked at twice.
struct ByteHash {
  private var hasher = Hasher()

  mutating func combine(_ number: UInt64) { hasher.combine(number) }

  mutating func combine(_ bytes: ArraySlice<UInt8>) {
    hasher.combine(bytes.count)
    var word: UInt64 = 0
    var filled = 0
    for byte in bytes {
      word = word << 8 | UInt64(byte)
      filled += 1
      if filled == 8 {
        hasher.combine(word)
        word = 0
        filled = 0
      }
    }
    hasher.combine(word)
  }

  mutating func combine(_ bytes: [UInt8], _ range: Range<Int>) {
    hasher.combine(range.count)
    var word: UInt64 = 0
    var filled = 0
    for index in range {
      word = word << 8 | UInt64(bytes[index])
      filled += 1
      if filled == 8 {
        hasher.combine(word)
        word = 0
        filled = 0
      }
    }
    hasher.combine(word)
  }

  var value: UInt32 { UInt32(truncatingIfNeeded: hasher.finalize()) }
}
