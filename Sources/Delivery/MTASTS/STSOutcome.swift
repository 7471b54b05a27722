/// What asking for the policy of a domain came to.
package enum STSOutcome: Hashable, Sendable {
  /// The domain has none, and how that is known.
  case none(String)
  /// It has this one; the identifier is that of its record (RFC 8461, 3.1).
  case policy(STSPolicy, id: String)
  /// It may have one that could not be had, and why. Who sends mail and knows none goes on without one
  /// (RFC 8461, 3.3).
  case failed(String)
}
