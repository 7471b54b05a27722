/// One option with one meaning, and the places where it has this meaning.
///
/// A name that means different things in different places, such as `concurrency`, has a row for
/// each. Core and modules' options are both rows; a column that only one of the two has is nil in the
/// other. Texts are read from the table at each call.
public struct OptionRow: Sendable {
  /// Whether the name takes a value or opens a stanza.
  package enum Kind: Sendable {
    /// Takes a value: `name = value`.
    case option
    /// Opens a stanza, which `OptionTable.stanza(_:at:)` describes.
    case scope
  }

  /// Which half of mail handling an option belongs to.
  public enum MailDirection: String, Sendable {
    /// Delivery.
    case sending
    /// Reception.
    case receiving
    /// Delivery and reception.
    case both
    /// Neither.
    case neither = "na"
  }

  /// The name.
  public let keyword: Keyword
  /// Whether the name takes a value or opens a stanza.
  package let kind: Kind
  /// The kind of value it takes.
  public let type: OptionType
  /// The module whose option it is; nil for core options and for those of every module.
  public let module: Keyword?

  let isModuleOption: Bool
  let line: TableLine
  /// The numbers of its scopes in the table; equal rows of the files share them.
  let scopeIndices: Range<UInt16>
  /// The number of its allowed values in the table; many rows share them.
  let allowedIndex: UInt16

  /// Where it is valid.
  public var scopes: [ScopePath] { OptionTable.scopes(scopeIndices) }

  /// The values allowed, beyond the type.
  public var allowed: AllowedValues { OptionTableReader.allowed(Int(allowedIndex)) }

  /// The value when nothing is configured, as written, without quotes; nil when there is none or
  /// none is documented.
  public var defaultValue: String? { line.textIfAny(columns.defaultValue) }

  /// The unit of a number or what it counts, `seconds`, `connections`; nil when it has none.
  public var unit: String? { line.textIfAny(columns.unit) }

  /// Whether a reload is enough for a change to take effect (true) or a restart is needed (false);
  /// nil when the documentation does not say, as for every module's option.
  public var isDynamic: Bool? { columns.dynamic.flatMap(line.answer) }

  /// The half of mail handling it belongs to; nil for modules' options.
  public var mailDirection: MailDirection? {
    columns.mta.flatMap { MailDirection(rawValue: line.text($0)) }
  }

  /// The first version that has it: `3.1.4`; `3.6/4.1` when the 3.x and 4.x lines differ, `4.8.6,5.2`
  /// when the sources name several; nil when not documented.
  public var since: String? { columns.since.flatMap(line.textIfAny) }

  /// Why it is obsolete, `replaced 3.5.6 by http_uri`, its first word being `deprecated`,
  /// `removed`, `replaced` or `inert`; nil while current.
  public var until: String? { columns.until.flatMap(line.textIfAny) }

  /// The major versions whose documentation covers it: 3, 4 or both; 4 includes 5.x.
  public var versions: [Int] {
    line.text(columns.versions).split(separator: ",").compactMap { Int($0) }
  }

  /// The major version whose documentation alone covers it; nil when both do.
  var onlyVersion: Int? {
    let text = line.text(columns.versions)
    return text.utf8.count == 1 ? Int(text) : nil
  }

  /// Whether its stanza must set it; nil when the documentation is not explicit, as for every core
  /// option.
  public var isRequired: Bool? { columns.required.flatMap(line.answer) }

  /// The page of the vendor's documentation, relative to its repository.
  public var page: String { line.text(columns.page) }

  /// A summary in at most ten words.
  public var summary: String { line.text(columns.summary) }

  private var columns: OptionColumns {
    isModuleOption ? OptionColumns.moduleOptions : OptionColumns.options
  }
}

extension OptionRow: Equatable {
  /// Whether both are the same row of the table.
  public static func == (lhs: OptionRow, rhs: OptionRow) -> Bool {
    lhs.line == rhs.line
  }
}
