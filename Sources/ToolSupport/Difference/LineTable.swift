/// The lines of a file with their line feeds; only the last may lack one.
package struct LineTable {
  let bytes: [UInt8]
  /// The offsets of the lines, and the end of the file.
  private let starts: [Int]

  /// The lines of `bytes`.
  package init(_ bytes: [UInt8]) {
    var starts = [0]
    bytes.withUnsafeBufferPointer { buffer in
      for (offset, byte) in buffer.enumerated() where byte == UInt8(ascii: "\n") {
        starts.append(offset + 1)
      }
    }
    if starts[starts.count - 1] != bytes.count { starts.append(bytes.count) }
    self.bytes = bytes
    self.starts = starts
  }

  var count: Int { starts.count - 1 }

  /// The offset of line `index`, from zero; the end of the file for the line after the last.
  package func start(of index: Int) -> Int { starts[index] }

  /// Line `index`, from zero.
  subscript(index: Int) -> ComparedLine {
    ComparedLine(bytes: bytes[starts[index]..<starts[index + 1]])
  }

  /// The bytes of `lines`.
  func bytes(of lines: Range<Int>) -> ArraySlice<UInt8> {
    bytes[starts[lines.lowerBound]..<starts[lines.upperBound]]
  }

  /// The changes from this file to `new`.
  func changes(to new: LineTable) -> [LineChange] {
    let shared = sharedEnds(with: new)
    var numbers: [ComparedLine: Int] = [:]
    numbers.reserveCapacity(max(count, new.count) - shared.start - shared.end)
    let changes = LineDifference.changes(
      from: number(shared.start..<count - shared.end, &numbers),
      to: new.number(shared.start..<new.count - shared.end, &numbers))
    return changes.map { change in
      LineChange(old: change.old.shifted(shared.start), new: change.new.shifted(shared.start))
    }
  }

  /// The number of common lines at the start and at the end: usually nearly all of them, and these
  /// need no numbers.
  private func sharedEnds(with new: LineTable) -> (start: Int, end: Int) {
    let shorter = min(count, new.count)
    var start = 0
    while start < shorter, self[start] == new[start] { start += 1 }
    var end = 0
    while start + end < shorter, self[count - 1 - end] == new[new.count - 1 - end] { end += 1 }
    return (start, end)
  }

  /// Assigns equal numbers to equal lines.
  private func number(_ lines: Range<Int>, _ numbers: inout [ComparedLine: Int]) -> [Int] {
    lines.map { index in
      let next = numbers.count
      let line = self[index]
      if let known = numbers[line] { return known }
      numbers[line] = next
      return next
    }
  }
}

/// One line, compared by its bytes.
struct ComparedLine: Hashable {
  let bytes: ArraySlice<UInt8>

  /// Hashes all bytes at once: one by one, as a slice does it, takes ten times as long.
  func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

extension Range<Int> {
  fileprivate func shifted(_ distance: Int) -> Range<Int> {
    lowerBound + distance..<upperBound + distance
  }
}
