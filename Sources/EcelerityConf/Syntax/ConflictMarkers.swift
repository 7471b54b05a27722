/// The two sides of a conflict that a version control system could not merge, left in a file with the lines
/// that mark them: seven `<`, perhaps seven `|`, seven `=` and seven `>`, each at the start of a line.
struct ConflictMarkers {
  /// The seven `<`.
  let opening: ByteRange
  /// The seven `>`.
  let closing: ByteRange

  /// How many characters make a marker.
  private static let length = 7

  /// Those of `bytes`, in order. A conflict has at least an opening, a middle and a closing line.
  static func all(in bytes: [UInt8]) -> [ConflictMarkers] {
    var found: [ConflictMarkers] = []
    var opening: ByteRange?
    var hasMiddle = false
    var start = 0
    while start < bytes.count {
      switch marker(in: bytes, at: start) {
      case UInt8(ascii: "<"):
        opening = range(at: start)
        hasMiddle = false
      case UInt8(ascii: "="): hasMiddle = opening != nil
      case UInt8(ascii: ">"):
        if let opening, hasMiddle {
          found.append(ConflictMarkers(opening: opening, closing: range(at: start)))
        }
        opening = nil
      default: break
      }
      start = (bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count) + 1
    }
    return found
  }

  private static func range(at start: Int) -> ByteRange {
    ByteRange(UInt32(start), UInt32(start + length))
  }

  /// The character of the marker with which the line at `start` begins.
  private static func marker(in bytes: [UInt8], at start: Int) -> UInt8? {
    let end = start + length
    guard end <= bytes.count, bytes[start..<end].allSatisfy({ $0 == bytes[start] }) else {
      return nil
    }
    return end == bytes.count || ByteClass.isWhiteSpace(bytes[end]) ? bytes[start] : nil
  }
}

extension SyntaxProblem {
  /// `problems`, or the conflicts left in `bytes` if these are why it cannot be read.
  static func orConflicts(_ problems: [SyntaxProblem], in bytes: [UInt8]) -> [SyntaxProblem] {
    guard problems.contains(where: \.isError) else { return problems }
    let conflicts = ConflictMarkers.all(in: bytes)
    guard !conflicts.isEmpty else { return problems }
    return conflicts.map { SyntaxProblem(.mergeConflict, at: $0.opening, related: $0.closing) }
  }
}
