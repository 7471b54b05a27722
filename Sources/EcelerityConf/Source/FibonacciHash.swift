/// Fibonacci hashing: Knuth, The Art of Computer Programming, volume 3, section 6.4.
enum FibonacciHash {
  /// 2⁶⁴ divided by the golden ratio.
  @inline(__always)
  static var multiplier: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  /// The slot of `key` in a table of 2^`bits` slots.
  @inline(__always)
  static func slot(of key: UInt64, bits: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* multiplier) >> (64 - bits))
  }
}
