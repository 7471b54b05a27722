/// One way in which two merged configurations differ.
public struct ConfigurationDifference: Hashable, Sendable {
  /// The kind of a difference.
  public enum Kind: Hashable, Sendable {
    /// The option or stanza is only in the new one.
    case added
    /// It is only in the old one.
    case removed
    /// The option has other values, or the same in another order.
    case changed
    /// The same stanza, with equal contents, has another label.
    case relabelled
    /// The scope has the same contents in another order.
    case reordered
  }

  /// The kind of the difference.
  public let kind: Kind
  /// The scope that differs, as `Scope.title` names it.
  public let scope: String
  /// The option, or the stanza with its label; empty if the order differs.
  public let name: String
  /// Its places in the old configuration: assignments, or the openings of a stanza.
  public let before: [SourceSpan]
  /// Its places in the new configuration.
  public let after: [SourceSpan]
}
