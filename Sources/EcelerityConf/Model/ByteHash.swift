/// Hashes bytes with the process's seed, eight at a time: nobody can write a file that makes the
/// tables built on it slow, and no byte is looked at twice.
struct ByteHash {
  private var hasher = Hasher()

  mutating func combine(_ number: UInt64) { hasher.combine(number) }

  mutating func combine(_ bytes: ArraySlice<UInt8>) { combine(bytes.span) }

  mutating func combine(_ bytes: [UInt8], _ range: Range<Int>) {
    combine(bytes.span.extracting(range))
  }

  mutating func combine(_ bytes: Span<UInt8>) { hasher.combine(bytes) }

  var value: UInt32 { UInt32(truncatingIfNeeded: hasher.finalize()) }
}

extension Hasher {
  /// Takes in how many `bytes` there are and each of them, eight at a time.
  mutating func combine(_ bytes: Span<UInt8>) {
    combine(bytes.count)
    var start = 0
    while start &+ 8 <= bytes.count {
      combine(EightBytes(bytes, at: start).value)
      start &+= 8
    }
    var rest: UInt64 = 0
    while start < bytes.count {
      rest = rest << 8 | UInt64(bytes[start])
      start &+= 1
    }
    combine(rest)
  }
}
