/// A record that links to an older one of the same kind.
protocol ChainedRecord {
  /// The older record, or `none`.
  var older: RecordID<Self> { get }
}

/// The numbers of linked records, newest first.
struct RecordChain<Record: ChainedRecord>: Sequence, IteratorProtocol {
  private let records: ContiguousArray<Record>
  private var upcoming: RecordID<Record>

  /// The chain that begins with the record `newest` of `records`; empty if that is `none`.
  @inline(__always)
  init(of records: ContiguousArray<Record>, from newest: RecordID<Record>) {
    self.records = records
    upcoming = newest
  }

  @inline(__always)
  mutating func next() -> RecordID<Record>? {
    guard upcoming != .none else { return nil }
    defer { upcoming = records[upcoming.index].older }
    return upcoming
  }
}
