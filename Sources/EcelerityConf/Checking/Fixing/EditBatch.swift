/// The edits of fixes that are applied together, by file.
struct EditBatch {
  private let edits: [FileIdentity: SortedEdits]

  /// A batch of the edits of `candidates`, which do not collide.
  init(_ candidates: some Sequence<FixCandidate>) {
    edits = Dictionary(grouping: candidates.lazy.flatMap(\.edits), by: \.file)
      .mapValues { SortedEdits($0) }
  }

  var files: Set<FileIdentity> { Set(edits.keys) }

  /// `bytes` of `file` with the edits in it applied.
  func apply(to bytes: [UInt8], of file: FileIdentity) -> [UInt8] {
    edits[file]?.apply(to: bytes) ?? bytes
  }

  /// The differences that the edits in or beside `range` of the old bytes of `file` declare.
  func declared(in range: ByteRange, of file: FileIdentity) -> [DeclaredDifference] {
    edits[file]?.declared(in: range) ?? []
  }

  /// The old offset of `offset` in the new bytes of `file`; within inserted text, the start of the edit.
  func oldOffset(_ offset: UInt32, of file: FileIdentity) -> UInt32 {
    edits[file]?.oldOffset(offset) ?? offset
  }
}

/// The edits of one file in the order of the text.
private struct SortedEdits {
  private let edits: [PlacedEdit]
  /// The start of each edit in the new bytes.
  private let newStarts: [Int]

  init(_ edits: [PlacedEdit]) {
    self.edits = edits.sorted(by: PlacedEdit.comesBefore)
    var shift = 0
    newStarts = self.edits.map { edit in
      defer { shift += edit.text.utf8.count - edit.range.count }
      return Int(edit.range.lowerBound) + shift
    }
  }

  func apply(to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var next = 0
    for edit in edits {
      result += bytes[next..<Int(edit.range.lowerBound)]
      result += edit.text.utf8
      next = Int(edit.range.upperBound)
    }
    return result + bytes[next...]
  }

  func declared(in range: ByteRange) -> [DeclaredDifference] {
    let start = max(edits.place(of: ByteRange(range.lowerBound, range.lowerBound)) - 1, 0)
    return edits[start...].prefix { $0.range.lowerBound <= range.upperBound }
      .filter { $0.range.upperBound >= range.lowerBound }.compactMap(\.declared)
  }

  func oldOffset(_ offset: UInt32) -> UInt32 {
    guard let last = lastEdit(startingBy: Int(offset)) else { return offset }
    let edit = edits[last]
    let distance = Int(offset) - newStarts[last] - edit.text.utf8.count
    return distance < 0 ? edit.range.lowerBound : edit.range.upperBound + UInt32(distance)
  }

  /// The index of the last edit that starts at or before `offset` of the new bytes.
  private func lastEdit(startingBy offset: Int) -> Int? {
    let next = newStarts.partitioningIndex { $0 > offset }
    return next > 0 ? next - 1 : nil
  }
}
