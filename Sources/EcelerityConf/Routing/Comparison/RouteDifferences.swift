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
