/// A name the option table knows: of an option, a stanza or a module's option.
///
/// The language compares names without regard to letter case, so `Gateway` and `gateway` are the
/// same keyword. Code names options by the generated constants, `Keyword.gateway`, never by text.
public struct Keyword: RawRepresentable, Hashable, Sendable, Comparable {
  /// Position among all names in the order of their bytes; below `Keyword.all.count`.
  public let rawValue: UInt16

  /// The name at position `rawValue`, or nil past the last one.
  public init?(rawValue: UInt16) {
    guard Int(rawValue) < Keyword.count else { return nil }
    self.rawValue = rawValue
  }

  /// The name at position `index`, which exists: it comes from the generator or the table.
  init(index: UInt16) {
    rawValue = index
  }

  /// The keyword spelt `name` in any letter case, or nil. Allocates nothing, as it is called for every name of a
  /// file.
  package init?(_ name: borrowing Span<UInt8>) {
    guard let found = KeywordIndex.find(name) else { return nil }
    self = found
  }

  /// The keyword spelt `name` in any letter case, or nil.
  public init?(_ name: some StringProtocol) {
    let text = String(name)
    self.init(text.utf8.span)
  }

  /// Every keyword, in order.
  public static var all: some RandomAccessCollection<Keyword> {
    (0..<UInt16(count)).lazy.map { Keyword(index: $0) }
  }

  /// The canonical spelling, lower snake case: `max_outbound_connections`.
  public var name: String { KeywordIndex.name(of: self) }

  /// The way the server's console prints the name: `Max_Outbound_Connections`.
  ///
  /// Page: content/momentum/4/console-commands/config.md.
  package var consoleName: String {
    name.split(separator: "_", omittingEmptySubsequences: false)
      .map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined(separator: "_")
  }

  /// The order of the canonical spellings, byte by byte.
  public static func < (lhs: Keyword, rhs: Keyword) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension Keyword: CustomStringConvertible {
  /// The canonical spelling.
  public var description: String { name }
}
