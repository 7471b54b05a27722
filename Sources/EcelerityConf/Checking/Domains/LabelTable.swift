/// Finds scopes with the same label without creating a `String` for each.
///
/// Labels are compared byte by byte, as for bindings and groups, or regardless of the case of ASCII letters.
struct LabelTable {
  private var slots = HashSlots()
  private var scopes: [Scope] = []
  private let ignoresCase: Bool

  init(ignoringCase: Bool = false) {
    ignoresCase = ignoringCase
  }

  /// The first scope passed that has the label of `scope`; nil for that one itself and for scopes without a label.
  mutating func first(like scope: Scope) -> Scope? {
    guard scope.isLabelled else { return nil }
    let bytes = key(of: scope)
    var hash = ByteHash()
    hash.combine(bytes)
    let value = hash.value
    let known = slots.find(value) { key(of: scopes[Int($0)]).elementsEqual(bytes) }
    if let known { return scopes[Int(known)] }
    slots.insert(UInt32(scopes.count), hash: value)
    scopes.append(scope)
    return nil
  }

  private func key(of scope: Scope) -> ArraySlice<UInt8> {
    let label = LabelTable.label(of: scope)
    return ignoresCase ? ArraySlice(label.map(\.lowercased)) : label
  }

  private static func label(of scope: Scope) -> ArraySlice<UInt8> {
    guard let label = scope.header?.rawLabel else { return [] }
    return label.isVerbatim ? label.bytes : ArraySlice(label.text.utf8)
  }
}
