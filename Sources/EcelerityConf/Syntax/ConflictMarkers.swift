/// The two sides of a merge conflict left in a file by a version control system, with the lines
/// that mark them: seven `<`, optionally seven `|`, seven `=` and seven `>`, each at the start of a
/// line.
struct ConflictMarkers {
  /// The seven `<`.
  let opening: ByteRange
  /// The seven `>`.
  let closing: ByteRange
  /// The lines of the first side, and of the second.
  let sides: [Range<Int>]

  /// The conflicts in `bytes`, in order; each has an opening, a middle and a closing line.
  static func all(in bytes: [UInt8]) -> [ConflictMarkers] {
    var found: [ConflictMarkers] = []
    var lines: [MarkerLine] = []
    for line in MarkerLine.all(in: bytes) {
      if line.character == UInt8(ascii: "<") { lines = [] }
      lines.append(line)
      guard line.character == UInt8(ascii: ">") else { continue }
      if let conflict = ConflictMarkers(lines) { found.append(conflict) }
      lines = []
    }
    return found
  }

  /// Creates the conflict marked by `lines`, from the first to the last of them.
  private init?(_ lines: [MarkerLine]) {
    guard let first = lines.first, first.character == UInt8(ascii: "<"), let last = lines.last,
      let middle = lines.last(where: { $0.character == UInt8(ascii: "=") })
    else { return nil }
    opening = first.marker
    closing = last.marker
    // The common ancestor may be between the first side and the middle.
    sides = [
      first.range.upperBound..<lines[1].range.lowerBound,
      middle.range.upperBound..<last.range.lowerBound,
    ]
  }

  /// `bytes` with all marker lines blanked, and everything in `conflicts` except side `number`.
  private static func choose(
    side number: Int, of conflicts: [ConflictMarkers], in bytes: [UInt8]
  ) -> [UInt8] {
    var chosen = bytes
    for line in MarkerLine.all(in: bytes) { chosen.blank(line.range) }
    for conflict in conflicts {
      let side = conflict.sides[number]
      chosen.blank(Int(conflict.opening.lowerBound)..<side.lowerBound)
      chosen.blank(side.upperBound..<Int(conflict.closing.upperBound))
    }
    return chosen
  }

  /// The problems outside `conflicts` that occur whichever side is chosen; `read` parses the
  /// remaining bytes.
  fileprivate static func problems(
    beside conflicts: [ConflictMarkers], in bytes: [UInt8], read: ([UInt8]) -> [SyntaxProblem]
  ) -> [SyntaxProblem] {
    let first = read(choose(side: 0, of: conflicts, in: bytes))
    guard !first.isEmpty else { return [] }
    // The related place may be in one of the sides, so it is ignored.
    let other = Set(
      read(choose(side: 1, of: conflicts, in: bytes)).map { SyntaxProblem($0.kind, at: $0.range) })
    return first.filter { problem in
      other.contains(SyntaxProblem(problem.kind, at: problem.range))
        && !hold(conflicts, problem.range)
    }
  }

  /// Whether part of `range` is between the markers of one of `conflicts`, which are in order.
  private static func hold(_ conflicts: [ConflictMarkers], _ range: ByteRange) -> Bool {
    // The last conflict that opens before the end of the range.
    let behind = conflicts.partitioningIndex { $0.opening.lowerBound >= range.upperBound }
    return conflicts[..<behind].last.map { range.lowerBound < $0.closing.upperBound } ?? false
  }
}

/// A line that begins with seven copies of a marker character.
private struct MarkerLine {
  let character: UInt8
  /// The seven characters.
  let marker: ByteRange
  /// The whole line including its line break.
  let range: Range<Int>

  /// The number of characters in a marker.
  private static let length = 7

  static func all(in bytes: [UInt8]) -> [MarkerLine] {
    var found: [MarkerLine] = []
    var start = 0
    while start < bytes.count {
      let end = (bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count - 1) + 1
      if isMarker(bytes, at: start) {
        let marker = ByteRange(UInt32(start), UInt32(start + length))
        found.append(MarkerLine(character: bytes[start], marker: marker, range: start..<end))
      }
      start = end
    }
    return found
  }

  private static func isMarker(_ bytes: [UInt8], at start: Int) -> Bool {
    let end = start + length
    guard end <= bytes.count, "<|=>".utf8.contains(bytes[start]),
      bytes[start..<end].allSatisfy({ $0 == bytes[start] })
    else { return false }
    return end == bytes.count || ByteClass.isWhiteSpace(bytes[end])
  }
}

extension [UInt8] {
  /// Overwrites `range` with blanks, except for line breaks.
  fileprivate mutating func blank(_ range: Range<Int>) {
    for index in range where self[index] != UInt8(ascii: "\n") { self[index] = UInt8(ascii: " ") }
  }
}

extension SyntaxProblem {
  /// `problems`, or, if they include an error and `bytes` contain conflicts, these conflicts and
  /// the other problems; `read` returns the problems of bytes without conflicts.
  static func orConflicts(
    _ problems: [SyntaxProblem], in bytes: [UInt8], read: ([UInt8]) -> [SyntaxProblem]
  ) -> [SyntaxProblem] {
    guard problems.contains(where: \.isError) else { return problems }
    let conflicts = ConflictMarkers.all(in: bytes)
    guard !conflicts.isEmpty else { return problems }
    let found = conflicts.map { SyntaxProblem(.mergeConflict, at: $0.opening, related: $0.closing) }
    return (found + ConflictMarkers.problems(beside: conflicts, in: bytes, read: read))
      .inReadingOrder
  }
}
