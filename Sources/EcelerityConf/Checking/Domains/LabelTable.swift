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
    let label = LabelTable.label(of: scope)
    let hash = hash(of: label)
    let known = slots.find(hash) { isSame(LabelTable.label(of: scopes[Int($0)]), label) }
    if let known { return scopes[Int(known)] }
    slots.insert(UInt32(scopes.count), hash: hash)
    scopes.append(scope)
    return nil
  }

  private func hash(of label: ArraySlice<UInt8>) -> UInt32 {
    var hash = ByteHash()
    if ignoresCase {
      for byte in label { hash.combine(UInt64(byte.lowercased)) }
    } else {
      hash.combine(label)
    }
    return hash.value
  }

  private func isSame(_ label: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    guard label.count == other.count else { return false }
    return ignoresCase
      ? label.elementsEqual(other, by: UInt8.equalsIgnoringCase) : label.elementsEqual(other)
  }

  private static func label(of scope: Scope) -> ArraySlice<UInt8> {
    guard let label = scope.header?.rawLabel else { return [] }
    return label.isVerbatim ? label.bytes : ArraySlice(label.text.utf8)
  }
}
