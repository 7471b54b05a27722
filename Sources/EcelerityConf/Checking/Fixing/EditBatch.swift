/// Edits that can be applied together.
struct EditBatch {
  private let edits: [FileIdentity: SortedEdits]

  /// The edits of `candidates`, which do not collide.
  init(_ candidates: some Sequence<FixCandidate>) {
    edits = Dictionary(grouping: candidates.lazy.flatMap(\.edits), by: \.file)
      .mapValues { SortedEdits($0) }
  }

  var files: Set<FileIdentity> { Set(edits.keys) }

  /// `bytes` of `file` with the edits in it applied.
  func apply(to bytes: [UInt8], of file: FileIdentity) -> [UInt8] {
    edits[file]?.apply(to: bytes) ?? bytes
  }

  /// What the edits in or beside `range` of the old bytes of `file` declare.
  func declared(in range: ByteRange, of file: FileIdentity) -> [DeclaredDifference] {
    edits[file]?.declared(in: range) ?? []
  }

  /// The old place of `offset` of the new bytes of `file`; the start of an edit for what it wrote.
  func oldOffset(_ offset: UInt32, of file: FileIdentity) -> UInt32 {
    edits[file]?.oldOffset(offset) ?? offset
  }
}

/// The edits of one file in the order of the text.
private struct SortedEdits {
  private let edits: [PlacedEdit]
  /// Where each of them starts when those before it are applied.
  private let newStarts: [Int]

  init(_ edits: [PlacedEdit]) {
    self.edits = edits.sorted(by: PlacedEdit.standsBefore)
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
    let behind = Int(offset) - newStarts[last] - edit.text.utf8.count
    return behind < 0 ? edit.range.lowerBound : edit.range.upperBound + UInt32(behind)
  }

  /// The last of them that starts at `offset` of the new bytes or before.
  private func lastEdit(startingBy offset: Int) -> Int? {
    let next = newStarts.partitioningIndex { $0 > offset }
    return next > 0 ? next - 1 : nil
  }
}

extension [PlacedEdit] {
  /// The number of them, which are in the order of the text, that stand before `range`.
  func place(of range: ByteRange) -> Int {
    partitioningIndex {
      ($0.range.lowerBound, $0.range.upperBound) >= (range.lowerBound, range.upperBound)
    }
  }
}
