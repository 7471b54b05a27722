/// One stanza that may be opened, and where.
public struct StanzaRow: Sendable {
  /// Whether a quoted label stands between the keyword and the brace.
  public enum Label: String, Sendable, CaseIterable {
    /// There is none: `cluster { … }`.
    case absent = "none"
    /// There must be one: `domain "example.com" { … }`.
    case required
    /// There may be one.
    case optional
  }

  /// What the stanza is.
  public enum Kind: String, Sendable, CaseIterable {
    /// A scope of the core.
    case scope
    /// A module of which there is one.
    case moduleSingleton = "module-singleton"
    /// A module of which there may be several, told apart by their labels.
    case moduleInstance = "module-instance"

    /// Whether a module's stanza, which loads the module.
    public var isModule: Bool { self != .scope }
  }

  /// The name.
  public let keyword: Keyword
  /// What the stanza is.
  public let kind: Kind
  /// Whether it has a label. Where the documentation shows examples only, what they show.
  public let label: Label
  /// Whether one parent may hold several, with different labels.
  public let isRepeatable: Bool

  let line: TableLine
  /// Which scopes of the table are those it may stand in.
  let scopeIndices: Range<UInt16>

  /// Where it may stand.
  public var parents: [ScopePath] { OptionTable.scopes(scopeIndices) }

  /// What the label looks like: alternatives joined by `|` or a short remark in parentheses; empty
  /// when it has none.
  package var labelForm: String { line.text(StanzaColumns.labelForm) }

  /// The page of the vendor's documentation, relative to its repository.
  public var page: String { line.text(StanzaColumns.page) }
}

/// Which column of stanzas.tsv holds what is cut out when somebody asks, from zero.
enum StanzaColumns {
  static let labelForm = 2
  static let page = 6
}

/// Words are numbers in the table, which `generate` gives them.
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
