/// Where an option or stanza may stand.
///
/// A place in a configuration is written as the keywords of the stanzas around it, outermost first,
/// and `[]` in the global scope. The table names places by the innermost of these stanzas,
/// `authorization::role`, or by one of three words.
public struct ScopePath: Hashable, Sendable {
  /// Outside of every stanza.
  public static let global = ScopePath(word: 1)
  /// Everywhere: the documentation names the option but no place for it; `unknown` in the table.
  public static let anywhere = ScopePath(word: 2)
  /// Directly inside any module's stanza, whatever that stands in; `*` in the table.
  public static let anyModule = ScopePath(word: 3)

  /// The most stanzas a scope path names.
  static let maximumDepth = 3

  /// 16 bits for a word, zero when there are stanzas, and 16 for each stanza, innermost lowest: its
  /// raw value plus one. Packed because every option of a file is compared with several of them.
  private let packed: UInt64

  private init(word: UInt64) {
    packed = word << 48
  }

  /// Inside the last of `keywords` when that stands in those before it; one to three of them.
  init(_ keywords: [Keyword]) {
    precondition(!keywords.isEmpty && keywords.count <= ScopePath.maximumDepth, "not a scope path")
    packed = keywords.reduce(0) { $0 << 16 | UInt64($1.rawValue) + 1 }
  }

  /// The stanzas, outermost first; empty for the words.
  public var keywords: [Keyword] {
    guard packed >> 48 == 0 else { return [] }
    return [32, 16, 0].compactMap { shift in
      let part = UInt16(truncatingIfNeeded: packed >> UInt64(shift))
      return part == 0 ? nil : Keyword(index: part - 1)
    }
  }

  /// How closely the place `path` is named, or nil when it is another place: the number of stanzas
  /// compared, zero for the words.
  public func match(_ path: [Keyword]) -> Int? {
    switch self {
    case .global: return path.isEmpty ? 0 : nil
    case .anywhere: return 0
    case .anyModule: return OptionTable.isModule(path) ? 0 : nil
    default: return matchStanzas(path)
    }
  }

  private func matchStanzas(_ path: [Keyword]) -> Int? {
    var rest = packed
    var depth = 0
    while rest != 0 {
      guard depth < path.count,
        path[path.count - 1 - depth].rawValue == UInt16(truncatingIfNeeded: rest) - 1
      else { return nil }
      rest >>= 16
      depth += 1
    }
    return depth
  }
}

extension ScopePath: CustomStringConvertible {
  /// The spelling of the table: `global`, `unknown`, `*`, `domain`, `authorization::role`.
  public var description: String {
    switch self {
    case .global: "global"
    case .anywhere: "unknown"
    case .anyModule: "*"
    default: keywords.map(\.name).joined(separator: "::")
    }
  }
}
