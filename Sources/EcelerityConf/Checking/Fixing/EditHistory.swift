/// The files as they were read, and the edits applied to them since.
struct EditHistory {
  /// The files as they were read, each once.
  let originals: [ConfigurationFile]
  private let numbers: [FileIdentity: Int]
  private var map: SourceMap
  /// One batch for each round.
  private var batches: [EditBatch] = []

  init(of files: [ConfigurationFile]) {
    var numbers: [FileIdentity: Int] = [:]
    originals = files.filter { file in
      if numbers[file.identity] != nil { return false }
      numbers[file.identity] = numbers.count
      return true
    }
    self.numbers = numbers
    map = SourceMap(originals.map(\.tree.source))
  }

  mutating func add(_ batch: EditBatch) { batches.append(batch) }

  /// The place in `file` as it was read of the bytes now in `range`.
  mutating func firstLocation(of range: ByteRange, in file: FileIdentity) -> Location {
    guard let number = numbers[file] else {
      preconditionFailure("a finding in a file that was not read")
    }
    let lower = firstOffset(range.lowerBound, in: file)
    let upper = max(lower, firstOffset(range.upperBound, in: file))
    return map.location(of: SourceSpan(FileID(UInt32(number)), ByteRange(lower, upper)))
  }

  /// The offset in `file` as it was read of the byte now at `offset`.
  func firstOffset(_ offset: UInt32, in file: FileIdentity) -> UInt32 {
    batches.reversed().reduce(offset) { $1.oldOffset($0, of: file) }
  }
}
