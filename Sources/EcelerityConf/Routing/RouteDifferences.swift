/// How routes differ between two configurations.
public struct RouteDifferences: Sendable {
  /// What changes, for whom.
  public internal(set) var changes: [RouteChange] = []
  /// Bindings that only the new configuration has.
  public internal(set) var addedBindings: [RouteBinding] = []
  /// Bindings that only the old configuration has. Messages on them that are not moved go to the
  /// binding `default`. Page: content/momentum/4/outbound-mail-multivip-interfaces.md.
  public internal(set) var removedBindings: [RouteBinding] = []
  /// Regular expressions about whose names nothing can be said.
  public internal(set) var unknown: [UnknownPattern] = []
  /// Whether names or addresses that match several regular expressions at a time may have been missed.
  public internal(set) var mayMissOverlaps = false

  /// Whether no mail goes another way and both have the same bindings; what is `unknown` may still.
  public var isEmpty: Bool {
    changes.isEmpty && addedBindings.isEmpty && removedBindings.isEmpty
  }

  /// Whether every name was told apart from those that are routed otherwise, so that nothing was missed.
  package var areComplete: Bool { unknown.isEmpty && !mayMissOverlaps }
}

/// A regular expression for which no names can be made, so that only names that are written somewhere
/// were tried with it.
public struct UnknownPattern: Sendable {
  /// Its stanza.
  public let stanza: Scope
  /// Whether the stanza is one of the new configuration.
  public let isNew: Bool
  /// Why it is not evaluated at all; nil when only its form is not understood.
  public let failure: PatternError?
}

/// A binding whose messages are compared.
public struct RouteBinding: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// The group it is in; nil when it is in none but the implicit one.
  public let group: String?

  /// The binding `name` in `group`.
  package init(name: String, group: String?) {
    self.name = name
    self.group = group
  }
}

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
