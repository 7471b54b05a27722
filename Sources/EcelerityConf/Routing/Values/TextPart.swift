/// A part of a value, with its range in the value's decoded text.
package struct TextPart: Hashable, Sendable {
  /// The text of the part.
  package let text: String
  /// The range in bytes from the start of the decoded text.
  package let range: ByteRange

  /// The bytes `range` of `bytes`.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    text = String(decoding: bytes[range], as: UTF8.self)
    self.range = ByteRange(UInt32(range.lowerBound), UInt32(range.upperBound))
  }

  /// The part as a whole number, if it consists of digits.
  package var number: Int? { Int(digits: text) }
}
