/// One place that was asked for an option.
public struct Candidate: Hashable, Sendable {
  /// What became of it.
  public enum Outcome: Hashable, Sendable {
    /// It sets the option and is the strongest that does.
    case hit
    /// It does not exist or does not set the option.
    case miss
    /// It sets the option, but a stronger place does too, or a later assignment in the same place.
    case overridden
    /// It sets the option, but whether its regular expression matches is not known.
    case notEvaluated(PatternError)
  }

  /// The scope that was asked for.
  public let scope: QueryScope
  /// The stanza that stands there; nil when there is none, the global scope when that was asked.
  public let stanza: Scope?
  /// The assignment found there.
  public let setting: Setting?
  /// What became of it.
  public internal(set) var outcome: Outcome

  /// The scope with labels, as written where it exists: `binding_group north / domain /^mx/`.
  public var title: String {
    guard let stanza, !stanza.isGlobal else { return scope.title }
    return stanza.title
  }

  /// Where it is written: the assignment, else the stanza that lacks it, else nothing.
  package var span: SourceSpan? { setting?.span ?? stanza?.header?.span }

  /// Whether it is a stanza for a domain, in whatever container.
  var isDomain: Bool { scope.stanzas.last?.keyword == .domain }
}
