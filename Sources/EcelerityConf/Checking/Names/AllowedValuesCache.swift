/// The values that rows of the option table allow, each parsed once.
struct AllowedValuesCache {
  /// What one row allows beyond its type. A class, so that passing it on retains one object instead of four lists.
  final class Entry: Sendable {
    let values: AllowedValues

    fileprivate init(_ values: AllowedValues) {
      self.values = values
    }
  }

  /// By their index in the option table; empty until first use.
  private var entries: [Entry?] = []

  mutating func entry(of row: OptionRow) -> Entry {
    if entries.isEmpty { entries = Array(repeating: nil, count: OptionTable.allowedCount) }
    let index = Int(row.allowedIndex)
    if let known = entries[index] { return known }
    let entry = Entry(row.allowed)
    entries[index] = entry
    return entry
  }
}
