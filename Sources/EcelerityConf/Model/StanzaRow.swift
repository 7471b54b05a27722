/// One stanza that may be opened, and where.
public struct StanzaRow: Sendable {
  /// Whether there is a quoted label between the keyword and the brace.
  public enum Label: String, Sendable, CaseIterable {
    /// There is none: `cluster { … }`.
    case absent = "none"
    /// There must be one: `domain "example.com" { … }`.
    case required
    /// There may be one.
    case optional
  }

  /// The kind of a stanza.
  public enum Kind: String, Sendable, CaseIterable {
    /// A scope of the core.
    case scope
    /// A module with a single instance.
    case moduleSingleton = "module-singleton"
    /// A module that may have several instances, distinguished by their labels.
    case moduleInstance = "module-instance"

    /// Whether it is the stanza of a module, which loads the module.
    public var isModule: Bool { self != .scope }
  }

  /// The name.
  public let keyword: Keyword
  /// The kind of the stanza.
  public let kind: Kind
  /// Whether it has a label; where the documentation has only examples, as in these.
  public let label: Label
  /// Whether one parent may hold several, with different labels.
  public let isRepeatable: Bool

  let line: TableLine
  /// The numbers in the table of the scopes it may be opened in.
  let scopeIndices: Range<UInt16>

  /// The places where it may be opened.
  public var parents: [ScopePath] { OptionTable.scopes(scopeIndices) }

  /// The form of the label: alternatives joined by `|` or a short remark in parentheses; empty
  /// when it has none.
  package var labelForm: String { line.text(StanzaColumns.labelForm) }

  /// The page of the vendor's documentation, relative to its repository.
  public var page: String { line.text(StanzaColumns.page) }
}

/// The columns of stanzas.tsv that are read on request, counted from zero.
enum StanzaColumns {
  static let labelForm = 2
  static let page = 6
}

/// The table has numbers for these words, assigned by `generate`.
extension StanzaRow.Label {
  init(number: Int) {
    switch number {
    case 0: self = .absent
    case 1: self = .required
    case 2: self = .optional
    default: preconditionFailure("a label that the table has no word for")
    }
  }
}

extension StanzaRow.Kind {
  init(number: Int) {
    switch number {
    case 0: self = .scope
    case 1: self = .moduleSingleton
    case 2: self = .moduleInstance
    default: preconditionFailure("a kind that the table has no word for")
    }
  }
}
