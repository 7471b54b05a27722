/// The most recently used rows of the option table, by path and keyword.
///
/// Its size is fixed, because a file can open stanzas in more ways than there is memory to cache rows for.
struct RowCache {
  private struct Slot {
    var key = UInt64.max
    var row: OptionRow?
  }

  private static let maximumSlotBits: UInt64 = 10

  private var slots: [Slot]
  private let slotBits: UInt64

  /// A cache for `count` assignments, most of which are of options that were seen before.
  init(for count: Int) {
    var bits: UInt64 = 4
    while 1 << bits < count, bits < RowCache.maximumSlotBits { bits += 1 }
    slotBits = bits
    slots = Array(repeating: Slot(), count: 1 << bits)
  }

  /// The row of the option `keyword` in `scope`; nil when it is not valid there.
  mutating func row(of keyword: Keyword, in scope: Scope) -> OptionRow? {
    let key = UInt64(scope.shape) << 16 | UInt64(keyword.rawValue)
    let index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> (64 - slotBits))
    if slots[index].key != key { slots[index] = Slot(key: key, row: find(keyword, in: scope)) }
    return slots[index].row
  }

  private func find(_ keyword: Keyword, in scope: Scope) -> OptionRow? {
    guard let path = scope.knownPath else { return nil }
    let found = OptionTable.option(keyword, at: path)
    return found?.kind == .option ? found : nil
  }
}
