/// One way in which two merged configurations differ.
public struct ConfigurationDifference: Hashable, Sendable {
  /// What happened.
  public enum Kind: Hashable, Sendable {
    /// The option or stanza is only in the new one.
    case added
    /// It is only in the old one.
    case removed
    /// The option has other values, or the same in another order.
    case changed
    /// The same stanza, with equal contents, has another label.
    case relabelled
    /// The same things stand in another order in the scope.
    case reordered
  }

  /// What happened.
  public let kind: Kind
  /// The scope in which it happened, as `Scope.title` names it.
  public let scope: String
  /// The option, or the stanza with its label; empty when it is the order that differs.
  public let name: String
  /// Where it stands in the old one: assignments, or the openings of a stanza.
  public let before: [SourceSpan]
  /// Where it stands in the new one.
  public let after: [SourceSpan]
}
