/// The line a place is on, to be shown: of a line that nobody would read to its end, the part around
/// the place. Many places on one line would otherwise cost the square of their number.
package struct LineExcerpt: Hashable, Sendable {
  /// Longer lines are shown in part, in bytes.
  package static let longestWholeLine = 2000
  /// How much of a longer line is shown before and behind the start of the place, in bytes.
  private static let reach = 500

  /// The text, undecodable bytes replaced.
  package let text: String
  /// The bytes of the line before the text.
  package let bytesBefore: Int
  /// The code points of the line before the text.
  package let charactersBefore: Int

  /// The bytes of the line `line` that are shown for a place that starts at `offset`.
  static func range(in line: ByteRange, around offset: UInt32, of bytes: [UInt8]) -> ByteRange {
    guard line.indices.count > longestWholeLine else { return line }
    let reach = UInt32(reach)
    let lower = max(line.lowerBound, offset > reach ? offset - reach : 0)
    let upper = min(line.upperBound, offset + min(reach, UInt32.max - offset))
    return ByteRange(
      CharacterColumns.boundary(from: lower, to: offset, in: bytes),
      CharacterColumns.boundary(from: upper, to: line.upperBound, in: bytes))
  }

  init(text: String, bytesBefore: Int, charactersBefore: Int) {
    self.text = text
    self.bytesBefore = bytesBefore
    self.charactersBefore = charactersBefore
  }
}
