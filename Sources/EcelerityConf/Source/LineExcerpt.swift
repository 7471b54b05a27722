/// The line to show for a place; of a long line, only the part around the place. Showing whole
/// lines would be quadratic for many places on one line.
package struct LineExcerpt: Hashable, Sendable {
  /// The length in bytes above which a line is shown in part.
  package static let longestWholeLine = 2000
  /// The number of bytes of a longer line that are shown before and after the start of the place.
  private static let reach = 500

  /// The text, with undecodable bytes replaced.
  package let text: String
  /// The number of bytes of the line before the text.
  package let bytesBefore: Int
  /// The number of code points of the line before the text.
  package let charactersBefore: Int

  /// Returns the part of `line` that is shown for a place that starts at `offset`.
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
