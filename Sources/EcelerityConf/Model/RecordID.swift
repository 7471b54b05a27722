/// The number of a record among those of its kind, so that the number of a scope cannot be taken for that of an
/// assignment.
struct RecordID<Record>: Hashable, Comparable, Sendable {
  let rawValue: UInt32

  @inline(__always)
  init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// The number of the record at `index`.
  @inline(__always)
  init(index: Int) { self.init(UInt32(index)) }

  /// No record. A value of the same type, because an optional takes eight bytes.
  @inline(__always)
  static var none: RecordID { RecordID(noRecord) }

  /// The position of the record.
  @inline(__always)
  var index: Int { Int(rawValue) }

  @inline(__always)
  static func < (left: RecordID, right: RecordID) -> Bool { left.rawValue < right.rawValue }
}

typealias ScopeID = RecordID<ScopeRecord>
typealias SettingID = RecordID<SettingRecord>
typealias OpeningID = RecordID<OpeningRecord>

extension ScopeID {
  /// The global scope.
  @inline(__always)
  static var global: ScopeID { ScopeID(0) }
}
