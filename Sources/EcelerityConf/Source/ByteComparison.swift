/// Comparison of byte sequences, eight bytes at a time.
enum ByteComparison {
  /// Whether `count` bytes of `left` from `start` equal those of `right` from `otherStart`.
  @inline(__always)
  static func isSame(
    _ left: Span<UInt8>, from start: Int, _ right: Span<UInt8>, from otherStart: Int, count: Int
  ) -> Bool {
    let (words, others) = (left.bytes, right.bytes)
    var offset = 0
    while offset &+ 8 <= count {
      // Any eight bytes are a valid integer, and the span checks its bounds.
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
