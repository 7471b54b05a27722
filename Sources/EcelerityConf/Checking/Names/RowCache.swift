/// The most recently used rows of the option table, by path and keyword.
///
/// Its size is fixed, because a file can open stanzas in more ways than there is memory to cache rows for.
struct RowCache {
  private var rows: DirectMappedCache<OptionRow?>

  /// A cache for `count` assignments, most of which are of options that were seen before.
  init(for count: Int) {
    rows = DirectMappedCache(for: count, maximumBits: 10, empty: nil)
  }

  /// The row of the option `keyword` in `scope`; nil when it is not valid there.
  mutating func row(of keyword: Keyword, in scope: Scope) -> OptionRow? {
    let key = UInt64(scope.shape) << 16 | UInt64(keyword.rawValue)
    let index = rows.index(of: key)
    if rows.slots[index].key != key { rows.set(index, to: find(keyword, in: scope), for: key) }
    return rows.slots[index].value
  }

  private func find(_ keyword: Keyword, in scope: Scope) -> OptionRow? {
    guard let path = scope.knownPath else { return nil }
    let found = OptionTable.option(keyword, at: path)
    return found?.kind == .option ? found : nil
  }
}
