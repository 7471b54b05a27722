/// A change of routes: the names and bindings whose routes change in the same way.
public struct RouteChange: Sendable {
  /// A name that represents the change.
  public let witness: DomainName
  /// The names that are written in one of the configurations, or in
  /// `RouteComparison.Options.domains`.
  public let names: [String]
  /// Names that represent all unwritten names that change too.
  public let examples: [DomainName]
  /// Regular expressions that match all or some of the names.
  public let patterns: [String]
  /// The bindings, as the new configuration has them.
  public let bindings: [RouteBinding]
  /// The attributes that differ.
  public let attributes: [RouteAttributeChange]
  /// The route of mail for the witness on the first binding in the old configuration, with the reasons.
  public let old: Explanation
  /// The route in the new configuration, with the reasons.
  public let new: Explanation
}
