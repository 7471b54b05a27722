/// Numbers the names of options and stanzas: keywords by the option table, others as they come.
struct NameTable: Sendable {
  private var unknown: [String] = []
  private var numbers: [String: NameID] = [:]

  /// The number of the name that stands in `range` of `bytes`.
  mutating func number(_ bytes: [UInt8], _ range: ByteRange) -> NameID {
    if let keyword = Keyword(bytes.span.extracting(range.indices)) {
      return NameID(keyword.rawValue)
    }
    let text = String(decoding: bytes[range.indices], as: UTF8.self).lowercased()
    if let known = numbers[text] { return known }
    let number = NameID(Keyword.count + unknown.count)
    unknown.append(text)
    numbers[text] = number
    return number
  }

  /// The keyword of number `name`, unless the table does not know the name.
  func keyword(_ name: NameID) -> Keyword? {
    name < NameID(Keyword.count) ? Keyword(index: UInt16(name)) : nil
  }

  /// The name in lower case.
  func text(_ name: NameID) -> String {
    keyword(name)?.name ?? unknown[Int(name) - Keyword.count]
  }
}

/// Numbers the paths of stanza names that occur, so that what holds for a path is worked out once.
struct ShapeTable: Sendable {
  /// The path of each number; 0 is the global scope.
  private(set) var paths: [[NameID]] = [[]]
  private var numbers: [UInt64: UInt32] = [:]

  /// The number of the path that goes on from `parent` with `name`.
  mutating func number(_ parent: UInt32, _ name: NameID) -> UInt32 {
    let key = UInt64(parent) << 32 | UInt64(name)
    if let known = numbers[key] { return known }
    let number = UInt32(paths.count)
    paths.append(paths[Int(parent)] + [name])
    numbers[key] = number
    return number
  }
}

/// The newest assignment of each option in scopes that hold too many to be searched one by one.
struct LargeScopes: Sendable {
  /// Scopes with more assignments than this are indexed.
  static let threshold: UInt32 = 24

  private var scopes: Set<UInt32> = []
  private var newest: [UInt64: UInt32] = [:]

  /// Nil when the scope is not indexed, `noRecord` when it does not set the option.
  func newest(_ name: NameID, in scope: UInt32) -> UInt32? {
    guard !scopes.isEmpty, scopes.contains(scope) else { return nil }
    return newest[LargeScopes.key(name, scope)] ?? noRecord
  }

  mutating func add(_ scope: UInt32) { scopes.insert(scope) }

  mutating func set(_ name: NameID, in scope: UInt32, to setting: UInt32) {
    newest[LargeScopes.key(name, scope)] = setting
  }

  private static func key(_ name: NameID, _ scope: UInt32) -> UInt64 {
    UInt64(scope) << 32 | UInt64(name)
  }
}
