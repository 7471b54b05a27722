/// The newest assignment of each option in scopes that hold too many to be searched one by one.
struct LargeScopes: Sendable {
  /// Scopes with this many assignments or more are indexed.
  static let threshold: UInt32 = 24

  private struct Entry {
    let scope: ScopeID
    let name: NameID
    var newest: SettingID
  }

  /// The newest assignment in the first large scope that sets a name, by the number of the name. Names that are set
  /// once have rising numbers, so that this is accessed in order, unlike a hash table.
  private var firsts: ContiguousArray<(scope: ScopeID, newest: SettingID)> = []
  /// The newest assignments in all other large scopes.
  private var entries: ContiguousArray<Entry> = []
  private var slots = HashSlots()

  /// The newest assignment of `name` in the large scope `scope`, or `none`.
  func newest(_ name: NameID, in scope: ScopeID) -> SettingID {
    guard Int(name) < firsts.count, firsts[Int(name)].scope != .none else { return .none }
    let first = firsts[Int(name)]
    if first.scope == scope { return first.newest }
    return entry(name, scope, LargeScopes.hash(name, scope)).map { entries[Int($0)].newest }
      ?? .none
  }

  /// Reserves room for `count` names besides those of the option table.
  mutating func reserveCapacity(_ count: Int) { firsts.reserveLargePages(Keyword.count + count) }

  mutating func set(_ name: NameID, in scope: ScopeID, to setting: SettingID) {
    while firsts.count <= Int(name) { firsts.append((.none, .none)) }
    if firsts[Int(name)].scope == .none || firsts[Int(name)].scope == scope {
      firsts[Int(name)] = (scope, setting)
      return
    }
    let hash = LargeScopes.hash(name, scope)
    if let known = entry(name, scope, hash) {
      entries[Int(known)].newest = setting
    } else {
      slots.insert(UInt32(entries.count), hash: hash)
      entries.append(Entry(scope: scope, name: name, newest: setting))
    }
  }

  private func entry(_ name: NameID, _ scope: ScopeID, _ hash: UInt32) -> UInt32? {
    slots.find(hash) { entries[Int($0)].name == name && entries[Int($0)].scope == scope }
  }

  private static func hash(_ name: NameID, _ scope: ScopeID) -> UInt32 {
    var hash = ByteHash()
    hash.combine(UInt64(scope.rawValue) << 32 | UInt64(name))
    return hash.value
  }
}
