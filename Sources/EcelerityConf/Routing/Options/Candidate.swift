/// A place in which an option was looked up.
public struct Candidate: Hashable, Sendable {
  /// The outcome for one place.
  public enum Outcome: Hashable, Sendable {
    /// It sets the option and is the strongest that does.
    case hit
    /// The place does not exist or does not set the option.
    case miss
    /// It sets the option, but a stronger place does too, or a later assignment in the same place.
    case overridden
    /// It sets the option, but whether its regular expression matches is not known.
    case notEvaluated(PatternError)
  }

  /// The scope that was looked up.
  public let scope: QueryScope
  /// The stanza of the scope; nil when there is none, and the global scope for itself.
  public let stanza: Scope?
  /// The assignment found there.
  public let setting: Setting?
  /// The outcome.
  public internal(set) var outcome: Outcome

  /// The scope with labels, as written where it exists: `binding_group north / domain /^mx/`.
  public var title: String {
    guard let stanza, !stanza.isGlobal else { return scope.title }
    return stanza.title
  }

  /// The location of the assignment, otherwise of the stanza that lacks it, otherwise nil.
  package var span: SourceSpan? { setting?.span ?? stanza?.header?.span }

  /// Whether it is a stanza for a domain, in any container.
  var isDomain: Bool { scope.stanzas.last?.keyword == .domain }
}
