/// How much a diagnostic matters.
public enum Severity: String, Sendable, Comparable, CaseIterable {
  /// Style, documentation or a hint.
  case info
  /// Probably not what the author wanted.
  case warning
  /// The server rejects the file, or mail certainly does not go where the file says.
  case error

  /// From harmless to harmful.
  public static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rank < rhs.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// A second place that explains a diagnostic: where a bracket was opened, the value that wins.
public struct RelatedPlace: Hashable, Sendable {
  /// What is there, lower case, no full stop.
  public var message: String
  /// Where it is.
  public var span: SourceSpan

  /// `message` says what stands at `span`.
  package init(_ message: String, at span: SourceSpan) {
    self.message = message
    self.span = span
  }
}

/// Something worth telling about what the user wrote.
///
/// The message is short, in lower case and without a full stop, and says what is there; the detail
/// says what to do about it.
public struct Diagnostic: Hashable, Sendable {
  /// The rule that found it, for example `unknown-option`.
  public var rule: String
  /// How much it matters.
  public var severity: Severity
  /// What is there.
  public var message: String
  /// What to do, or why it matters; empty when the message says it all. It may name options of the command
  /// conflint, such as `--node`.
  public var detail: String
  /// The place, as tight as possible.
  public var span: SourceSpan
  /// Other places that explain it.
  public var related: [RelatedPlace]
  /// The scope it stands in, `binding_group north / binding n1`; empty in the global scope.
  public var scope: String
  /// An edit that mends it, if there is one.
  public var fix: Fix?
  /// An edit that may be one once the files can be read; nobody is to apply it before.
  package var withheldFix: Fix?
  /// The page of the vendor's manual; empty when the rule rests on none.
  public var page: String

  /// A finding of `rule` at `span`.
  package init(
    rule: String, severity: Severity, message: String, detail: String = "", span: SourceSpan,
    related: [RelatedPlace] = [], scope: String = "", fix: Fix? = nil,
    withheldFix: Fix? = nil, page: String = ""
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.detail = detail
    self.span = span
    self.related = related
    self.scope = scope
    self.fix = fix
    self.withheldFix = withheldFix
    self.page = page
  }

  /// Reading order: file, place, then the more severe, then the name of the rule.
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
