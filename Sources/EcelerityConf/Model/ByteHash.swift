/// Hashes bytes eight at a time with the random seed of the process, so that no file can be written to make
/// the tables built on it slow.
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
  /// Feeds the number of `bytes` and the bytes themselves, eight at a time.
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
