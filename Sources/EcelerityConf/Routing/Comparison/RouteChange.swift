/// A change of routes: the names and bindings whose routes change in the same way.
public struct RouteChange: Sendable {
  /// A name that represents the change.
  public let witness: DomainName
  /// The names that are written in one of the configurations, or in
  /// `RouteComparison.Options.domains`.
  public let names: [String]
  /// Names that represent all unwritten names that change too.
  public var examples: [DomainName] { unwritten.map(\.example) }
  /// The unwritten names that change too.
  package let unwritten: [UnwrittenNames]
  /// Whether every unwritten name changes too; addresses do not count.
  package let includesEveryUnwrittenName: Bool
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
  /// The name under which all of this mail is queued in the new configuration, so that its data is to be refreshed;
  /// nil when there are several, or too many to tell, and when nothing is to be refreshed.
  package internal(set) var queue: DomainName?

  /// What `refresh domain` takes: the name under which all of this mail is queued, or the word for all names.
  /// Page: content/momentum/4/console-commands/refresh-domain.md.
  package var refreshed: String { queue?.text ?? "all" }
}

/// Names that are written nowhere, and that nothing distinguishes.
package struct UnwrittenNames: Hashable, Sendable {
  /// A name or an address that represents them.
  package let example: DomainName
  /// What all of them match: regular expressions in slashes, and list items that begin with a star; nothing for
  /// the names that no expression and no list mentions.
  package let patterns: [String]
}
