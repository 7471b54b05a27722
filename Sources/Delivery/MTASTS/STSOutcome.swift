/// What fetching the policy of a domain that has a record of one came to.
enum STSOutcome: Hashable, Sendable {
  /// It has this one; the identifier is that of its record (RFC 8461, 3.1).
  case policy(STSPolicy, id: String)
  /// The web server gave something that is no policy, and why it is none. It counts as one that could not be
  /// had.
  case unreadable(String)
  /// It could not be had, and why. Who sends mail and knows none goes on without one
  /// (RFC 8461, 3.3).
  case failed(String)
  /// It was not waited for as long as a server waits, and may be there all the same; what happened until then.
  case notAwaited(String)
  /// It was not asked for, as all addresses of the web server mean something only here, such as this one.
  case notContacted(DomainName, HostAddress)
}
