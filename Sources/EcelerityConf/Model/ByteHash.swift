/// Hashes bytes with the process's seed, eight at a time: nobody can write a file that makes the
/// tables built on it slow, and no byte is looked at twice.
struct ByteHash {
  private var hasher = Hasher()

  mutating func combine(_ number: UInt64) { hasher.combine(number) }

  mutating func combine(_ bytes: ArraySlice<UInt8>) { combine(bytes, count: bytes.count) }

  mutating func combine(_ bytes: [UInt8], _ range: Range<Int>) {
    combine(range.lazy.map { bytes[$0] }, count: range.count)
  }

  @inline(__always)
  private mutating func combine(_ bytes: some Sequence<UInt8>, count: Int) {
    hasher.combine(count)
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

  var value: UInt32 { UInt32(truncatingIfNeeded: hasher.finalize()) }
}
