/// A half-open range of byte offsets into one file.
///
/// Offsets are 32 bits wide: a file is at most `SourceFile.maximumSize` bytes, which keeps tokens
/// and nodes at 8 and 16 bytes.
public struct ByteRange: Hashable, Sendable {
  /// The offset of the first byte.
  public var lowerBound: UInt32
  /// The offset one past the last byte.
  public var upperBound: UInt32

  /// The bytes from `lowerBound` up to, not including, `upperBound`, which must not be the lesser of the two.
  public init(_ lowerBound: UInt32, _ upperBound: UInt32) {
    precondition(lowerBound <= upperBound, "a range ends before it starts")
    self.lowerBound = lowerBound
    self.upperBound = upperBound
  }

  /// The range as `Int` offsets, for subscripting an array of bytes.
  public var indices: Range<Int> { Int(lowerBound)..<Int(upperBound) }

  /// The range shifted `count` bytes forward.
  func moved(by count: UInt32) -> ByteRange { ByteRange(lowerBound + count, upperBound + count) }

  /// The number of bytes.
  public var count: Int { Int(upperBound - lowerBound) }

  /// Whether the range contains no bytes; an empty range marks a position between two bytes.
  public var isEmpty: Bool { lowerBound == upperBound }
}
