/// A record that links to an older one of the same kind.
protocol ChainedRecord {
  /// The index of the older record, or `noRecord`.
  var older: UInt32 { get }
}

/// The indices of linked records, newest first.
struct RecordChain<Record: ChainedRecord>: Sequence, IteratorProtocol {
  private let records: ContiguousArray<Record>
  private var upcoming: UInt32

  /// The chain that begins with the record `newest` of `records`; empty if that is `noRecord`.
  @inline(__always)
  init(of records: ContiguousArray<Record>, from newest: UInt32) {
    self.records = records
    upcoming = newest
  }

  @inline(__always)
  mutating func next() -> UInt32? {
    guard upcoming != noRecord else { return nil }
    defer { upcoming = records[Int(upcoming)].older }
    return upcoming
  }
}
