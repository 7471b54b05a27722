/// One stanza that may be opened, and where.
public struct StanzaRow: Sendable {
  /// Whether a quoted label stands between the keyword and the brace; in the order of `generate`.
  public enum Label: String, Sendable, CaseIterable {
    /// There is none: `cluster { … }`.
    case absent = "none"
    /// There must be one: `domain "example.com" { … }`.
    case required
    /// There may be one.
    case optional
  }

  /// What the stanza is; in the order of `generate`.
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
  /// Where it may stand.
  public let parents: [ScopePath]

  let line: TableLine

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
