/// Edits that can be applied together.
struct EditBatch {
  private var edits: [FileIdentity: [PlacedEdit]] = [:]

  init() {}

  /// The edits of `candidates`, which do not collide.
  init(_ candidates: some Sequence<FixCandidate>) {
    for edit in candidates.flatMap(\.edits) { edits[edit.file, default: []].append(edit) }
    for file in edits.keys { edits[file]?.sort(by: PlacedEdit.standsBefore) }
  }

  var files: Set<FileIdentity> { Set(edits.keys) }

  /// Takes all edits of `candidate`, or none when one of them collides with an earlier one.
  mutating func add(_ candidate: FixCandidate) -> Bool {
    guard candidate.edits.allSatisfy(isFree) else { return false }
    for edit in candidate.edits {
      edits[edit.file, default: []].insert(edit, at: place(of: edit.range, in: edit.file))
    }
    return true
  }

  /// `bytes` of `file` with the edits in it applied.
  func apply(to bytes: [UInt8], of file: FileIdentity) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var next = 0
    for edit in edits[file] ?? [] {
      result += bytes[next..<Int(edit.range.lowerBound)]
      result += edit.text.utf8
      next = Int(edit.range.upperBound)
    }
    return result + bytes[next...]
  }

  /// What the edits in or beside `range` of the old bytes of `file` declare.
  func declared(in range: ByteRange, of file: FileIdentity) -> [DeclaredDifference] {
    let all = edits[file] ?? []
    let start = max(place(of: ByteRange(range.lowerBound, range.lowerBound), in: file) - 1, 0)
    return all[start...].prefix { $0.range.lowerBound <= range.upperBound }
      .filter { $0.range.upperBound >= range.lowerBound }.compactMap(\.declared)
  }

  /// The old place of `offset` of the new bytes of `file`; the start of an edit for what it wrote.
  func oldOffset(_ offset: UInt32, of file: FileIdentity) -> UInt32 {
    var shift = 0
    for edit in edits[file] ?? [] {
      let start = Int(edit.range.lowerBound) + shift
      guard start <= Int(offset) else { break }
      if Int(offset) < start + edit.text.utf8.count { return edit.range.lowerBound }
      shift += edit.text.utf8.count - edit.range.count
    }
    return UInt32(max(Int(offset) - shift, 0))
  }

  private func isFree(_ edit: PlacedEdit) -> Bool {
    let all = edits[edit.file] ?? []
    let index = place(of: edit.range, in: edit.file)
    // An insertion sorts before what begins at the same byte, so two neighbours on each side do.
    return !all[max(index - 2, 0)..<min(index + 2, all.count)].contains {
      $0.collides(with: edit)
    }
  }

  /// The number of edits of `file` that stand before `range`.
  private func place(of range: ByteRange, in file: FileIdentity) -> Int {
    let all = edits[file] ?? []
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      let other = all[middle].range
      if (other.lowerBound, other.upperBound) < (range.lowerBound, range.upperBound) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
