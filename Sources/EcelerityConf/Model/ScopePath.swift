/// A place where an option or stanza may be written.
///
/// A place in a configuration is written as the keywords of the stanzas around it, outermost first,
/// and `[]` in the global scope. The table names places by the innermost of these stanzas,
/// `authorization::role`, or by one of three words.
public struct ScopePath: Hashable, Sendable {
  /// Outside of every stanza.
  public static let global = ScopePath(word: 1)
  /// Everywhere: the documentation names the option but no place for it; `unknown` in the table.
  public static let anywhere = ScopePath(word: 2)
  /// Directly inside any module's stanza, wherever that is; `*` in the table.
  public static let anyModule = ScopePath(word: 3)

  /// 16 bits for a word, zero when there are stanzas, and 16 for each stanza, innermost lowest: its
  /// raw value plus one, three at most. Packed because every option of a file is compared with several of them.
  private let packed: UInt64

  private init(word: UInt64) {
    packed = word << 48
  }

  /// The place with the table's packed numbers.
  init(packed: UInt64) {
    self.packed = packed
  }

  /// Inside `keyword`, which is in `outer` if that is given.
  init(_ keyword: Keyword, in outer: ScopePath? = nil) {
    let outer = outer?.packed ?? 0
    precondition(outer >> 32 == 0, "a scope path names at most three stanzas")
    packed = outer << 16 | UInt64(keyword.rawValue) + 1
  }

  /// The stanzas, outermost first; empty for the words.
  public var keywords: [Keyword] {
    guard packed >> 48 == 0 else { return [] }
    return [32, 16, 0].compactMap { shift in
      let part = UInt16(truncatingIfNeeded: packed >> UInt64(shift))
      return part == 0 ? nil : Keyword(index: part - 1)
    }
  }

  /// Whether this names the place `path`.
  public func includes(_ path: [Keyword]) -> Bool {
    switch self {
    case .global: path.isEmpty
    case .anywhere: true
    case .anyModule: OptionTable.isModule(path)
    default: isEnd(of: path)
    }
  }

  private func isEnd(of path: [Keyword]) -> Bool {
    var rest = packed
    var index = path.count - 1
    while rest != 0 {
      guard index >= 0, path[index].rawValue == UInt16(truncatingIfNeeded: rest) - 1 else {
        return false
      }
      rest >>= 16
      index -= 1
    }
    return true
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
