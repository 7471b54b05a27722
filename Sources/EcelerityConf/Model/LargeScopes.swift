/// The newest assignment of each option in scopes that hold too many to be searched one by one.
struct LargeScopes: Sendable {
  /// Scopes with as many assignments are indexed.
  static let threshold: UInt32 = 24

  private struct Entry {
    let scope: UInt32
    let name: NameID
    var newest: UInt32
  }

  private var entries: ContiguousArray<Entry> = []
  private var slots = HashSlots()

  /// Of an indexed scope the newest assignment, `noRecord` when it does not set the option.
  func newest(_ name: NameID, in scope: UInt32) -> UInt32 {
    entry(name, scope, LargeScopes.hash(name, scope)).map { entries[Int($0)].newest }
      ?? noRecord
  }

  mutating func set(_ name: NameID, in scope: UInt32, to setting: UInt32) {
    let hash = LargeScopes.hash(name, scope)
    if let known = entry(name, scope, hash) {
      entries[Int(known)].newest = setting
    } else {
      slots.insert(UInt32(entries.count), hash: hash)
      entries.append(Entry(scope: scope, name: name, newest: setting))
    }
  }

  private func entry(_ name: NameID, _ scope: UInt32, _ hash: UInt32) -> UInt32? {
    slots.find(hash) { entries[Int($0)].name == name && entries[Int($0)].scope == scope }
  }

  private static func hash(_ name: NameID, _ scope: UInt32) -> UInt32 {
    var hash = ByteHash()
    hash.combine(UInt64(scope) << 32 | UInt64(name))
    return hash.value
  }
}
