/// The severity of a diagnostic.
public enum Severity: String, Sendable, Comparable, CaseIterable {
  /// Style, documentation or a hint.
  case info
  /// Probably not what the author intended.
  case warning
  /// The server rejects the file, or mail certainly does not go where the file says.
  case error

  /// Orders severities from harmless to harmful.
  public static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rank < rhs.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// A second place that explains a diagnostic: where a bracket was opened, or the value in force.
public struct RelatedPlace: Hashable, Sendable {
  /// A description of the place, in lower case, without a full stop.
  public var message: String
  /// The place.
  public var span: SourceSpan

  /// Creates a related place with a `message` about the text at `span`.
  package init(_ message: String, at span: SourceSpan) {
    self.message = message
    self.span = span
  }
}

/// A finding about a configuration.
///
/// The message is short, in lower case and without a full stop, and says what is there; the detail
/// says what to do about it.
public struct Diagnostic: Hashable, Sendable {
  /// The id of the rule that reported it, for example `unknown-option`.
  public var rule: String
  /// The severity.
  public var severity: Severity
  /// A short description of what is there.
  public var message: String
  /// What to do, or why it matters; empty when the message says it all. It may name options of the command
  /// conflint, such as `--node`.
  public var detail: String
  /// The place, as narrow as possible.
  public var span: SourceSpan
  /// Other places that explain it.
  public var related: [RelatedPlace]
  /// The enclosing scope, `binding_group north / binding n1`; empty in the global scope.
  public var scope: String
  /// The number of the enclosing scope in the configuration that was checked, as scopes may have the same title.
  let scopeNumber: UInt32
  /// The edits that resolve it, if there are any.
  public var fix: Fix?
  /// A fix that is not offered, and why.
  package var withheldFix: WithheldFix?
  /// The page of the vendor's manual; empty when the rule is based on none.
  public var page: String

  /// Creates a finding of `rule` at `span`, in the scope `scopeNumber`, which is called `scope`.
  init(
    rule: String, severity: Severity, message: String, detail: String = "", span: SourceSpan,
    related: [RelatedPlace] = [], scope: String = "", number scopeNumber: UInt32 = 0,
    fix: Fix? = nil, withheldFix: WithheldFix? = nil, page: String = ""
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.detail = detail
    self.span = span
    self.related = related
    self.scope = scope
    self.scopeNumber = scopeNumber
    self.fix = fix
    self.withheldFix = withheldFix
    self.page = page
  }

  /// Whether `lhs` is reported first: by file, place, descending severity, then rule.
  static func reportedBefore(_ lhs: Diagnostic, _ rhs: Diagnostic) -> Bool {
    if lhs.span.file != rhs.span.file { return lhs.span.file < rhs.span.file }
    let left = lhs.span.range
    let right = rhs.span.range
    if left.lowerBound != right.lowerBound { return left.lowerBound < right.lowerBound }
    if lhs.severity != rhs.severity { return lhs.severity > rhs.severity }
    if lhs.rule != rhs.rule { return lhs.rule < rhs.rule }
    return (left.upperBound, lhs.message) < (right.upperBound, rhs.message)
  }
}
