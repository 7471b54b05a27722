/// One change of routes: the names and bindings for which the same differs in the same way.
public struct RouteChange: Sendable {
  /// One of the names.
  public let witness: DomainName
  /// The names that are written in one of the configurations, or were asked for.
  public let names: [String]
  /// Names that stand for all those that are written nowhere and change too.
  public let examples: [DomainName]
  /// Regular expressions that match all or some of the names.
  public let patterns: [String]
  /// The bindings, as the new configuration has them.
  public let bindings: [RouteBinding]
  /// What differs.
  public let attributes: [RouteAttributeChange]
  /// Where mail for the witness on the first binding goes in the old configuration, and why.
  public let old: Explanation
  /// The same in the new configuration.
  public let new: Explanation
}
