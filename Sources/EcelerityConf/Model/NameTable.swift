/// Numbers the names of options and stanzas: keywords by the option table, others as they come.
struct NameTable: Sendable {
  /// The names the table does not know, in lower case, one after the other.
  private var bytes: [UInt8] = []
  /// Where in `bytes` each of them ends.
  private var ends: [Int] = []
  private var slots = HashSlots()

  /// The number of the name that stands in `range` of `source`.
  mutating func number(_ source: [UInt8], _ range: ByteRange) -> NameID {
    if let keyword = Keyword(source.span.extracting(range.indices)) {
      return NameID(keyword.rawValue)
    }
    return unknownNumber(source, range.indices)
  }

  private mutating func unknownNumber(_ source: [UInt8], _ range: Range<Int>) -> NameID {
    let start = bytes.count
    for index in range { bytes.append(NameTable.lowercase(source[index])) }
    var hash = ByteHash()
    hash.combine(bytes, start..<bytes.count)
    let value = hash.value
    if let known = slots.find(value, where: { isSame(start..<bytes.count, $0) }) {
      bytes.removeLast(bytes.count - start)
      return NameID(Keyword.count) + known
    }
    let number = UInt32(ends.count)
    ends.append(bytes.count)
    slots.insert(number, hash: value)
    return NameID(Keyword.count) + number
  }

  private func isSame(_ range: Range<Int>, _ unknown: UInt32) -> Bool {
    bytes[range].elementsEqual(bytes[self.range(of: unknown)])
  }

  private func range(of unknown: UInt32) -> Range<Int> {
    let start = unknown == 0 ? 0 : ends[Int(unknown) - 1]
    return start..<ends[Int(unknown)]
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }

  /// The keyword of number `name`, unless the table does not know the name.
  func keyword(_ name: NameID) -> Keyword? {
    name < NameID(Keyword.count) ? Keyword(index: UInt16(name)) : nil
  }

  /// The name in lower case.
  func text(_ name: NameID) -> String {
    if let keyword = keyword(name) { return keyword.name }
    return String(decoding: bytes[range(of: name - NameID(Keyword.count))], as: UTF8.self)
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
