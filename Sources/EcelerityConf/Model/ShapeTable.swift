/// Numbers the paths of stanza names that occur, so that facts about a path are computed once.
struct ShapeTable: Sendable {
  /// The path of each number; 0 is the global scope.
  private(set) var paths: [[NameID]] = [[]]
  /// The first stanza of the global scope of each name.
  private(set) var firstStanzas: [NameID: ScopeID] = [:]
  private var numbers: [UInt64: UInt32] = [:]

  /// The number of the path that extends `parent` by `name`, the path of `scope`.
  mutating func number(_ parent: UInt32, _ name: NameID, of scope: ScopeID) -> UInt32 {
    let key = UInt64(parent) << 32 | UInt64(name)
    if let known = numbers[key] { return known }
    let number = UInt32(paths.count)
    paths.append(paths[Int(parent)] + [name])
    if parent == 0 { firstStanzas[name] = scope }
    numbers[key] = number
    return number
  }
}
