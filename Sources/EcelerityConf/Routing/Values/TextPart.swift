/// A piece of a value and where it stands in the value's decoded text.
package struct TextPart: Hashable, Sendable {
  /// The piece.
  package let text: String
  /// Its bytes, counted from the start of the decoded text.
  package let range: ByteRange

  /// The bytes `range` of `bytes`.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    text = String(decoding: bytes[range], as: UTF8.self)
    self.range = ByteRange(UInt32(range.lowerBound), UInt32(range.upperBound))
  }

  /// The piece as a whole number written in digits alone.
  package var number: Int? { Int(digits: text) }
}
