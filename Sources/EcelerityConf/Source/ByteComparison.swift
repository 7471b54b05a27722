/// Compares runs of bytes, eight at a time.
enum ByteComparison {
  /// Whether the `count` bytes of `left` from `start` on are those of `right` from `otherStart` on.
  @inline(__always)
  static func isSame(
    _ left: Span<UInt8>, from start: Int, _ right: Span<UInt8>, from otherStart: Int, count: Int
  ) -> Bool {
    let (words, others) = (left.bytes, right.bytes)
    var offset = 0
    while offset &+ 8 <= count {
      // Any eight bytes are a number, and the span checks that they are its own.
      let word = words.unsafeLoadUnaligned(fromByteOffset: start &+ offset, as: UInt64.self)
      let other = others.unsafeLoadUnaligned(fromByteOffset: otherStart &+ offset, as: UInt64.self)
      if word != other { return false }
      offset &+= 8
    }
    while offset < count {
      if left[start &+ offset] != right[otherStart &+ offset] { return false }
      offset &+= 1
    }
    return true
  }
}
