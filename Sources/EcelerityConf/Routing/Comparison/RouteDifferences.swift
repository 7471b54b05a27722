/// The differences of routes between two configurations.
public struct RouteDifferences: Sendable {
  /// The changes of routes.
  public internal(set) var changes: [RouteChange] = []
  /// Bindings that only the new configuration has.
  public internal(set) var addedBindings: [RouteBinding] = []
  /// Bindings that only the old configuration has. Messages on them that are not moved go to the
  /// binding `default`. Page: content/momentum/4/outbound-mail-multivip-interfaces.md.
  public internal(set) var removedBindings: [RouteBinding] = []
  /// Binding groups with bindings that only the new configuration has.
  public internal(set) var addedBindingGroups: [String] = []
  /// Binding groups with bindings that only the old configuration has: a policy script that puts a message on one of
  /// them finds no binding. Page: content/momentum/4/config/ref-binding-group.md.
  public internal(set) var removedBindingGroups: [String] = []
  /// Regular expressions whose names could not be compared.
  public internal(set) var unknown: [UnknownPattern] = []
  /// Whether names or addresses that match several regular expressions at once may have been missed.
  public internal(set) var mayMissOverlaps = false

  /// Whether no route changes and both configurations have the same bindings and binding groups, apart from what is
  /// `unknown`.
  public var isEmpty: Bool {
    changes.isEmpty && addedBindings.isEmpty && removedBindings.isEmpty
      && addedBindingGroups.isEmpty && removedBindingGroups.isEmpty
  }

  /// Whether every name could be distinguished from those that are routed otherwise, so that nothing was missed.
  package var areComplete: Bool { unknown.isEmpty && !mayMissOverlaps }
}

/// A regular expression for which no names can be invented, so that only written names were tried.
public struct UnknownPattern: Sendable {
  /// Its stanza.
  public let stanza: Scope
  /// Whether the stanza is in the new configuration.
  public let isNew: Bool
  /// The reason why the expression is not evaluated, for some names or at all; nil when only the
  /// invention of names does not support it.
  public let failure: PatternError?
}
