/// A set of bytes, such as a class of a regular expression; does not allocate.
struct ByteSet: Sendable, Hashable {
  private var words = SIMD4<UInt64>(repeating: 0)

  /// Creates an empty set.
  init() {}

  /// Creates a set of one byte.
  init(_ byte: UInt8) { insert(byte) }

  /// Creates a set of the bytes that satisfy `condition`.
  init(where condition: (UInt8) -> Bool) {
    for byte in UInt8.min...UInt8.max where condition(byte) { insert(byte) }
  }

  /// The number of members.
  var count: Int { (0..<4).reduce(0) { $0 + words[$1].nonzeroBitCount } }

  /// The members in ascending order.
  var members: [UInt8] { (UInt8.min...UInt8.max).filter(contains) }

  /// The smallest member.
  var first: UInt8? {
    for index in 0..<4 where words[index] != 0 {
      return UInt8(index * 64 + words[index].trailingZeroBitCount)
    }
    return nil
  }

  /// All other bytes.
  var inverted: ByteSet {
    var other = ByteSet()
    other.words = ~words
    return other
  }

  func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1 }

  mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

  mutating func formUnion(_ other: ByteSet) { words |= other.words }

  /// The bytes that are members of both.
  func intersection(_ other: ByteSet) -> ByteSet {
    var both = ByteSet()
    both.words = words & other.words
    return both
  }

  func isDisjoint(with other: ByteSet) -> Bool { (words & other.words) == SIMD4(repeating: 0) }

  func isSubset(of other: ByteSet) -> Bool { (words & ~other.words) == SIMD4(repeating: 0) }
}
