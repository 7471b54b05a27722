/// The outcome of fetching a policy that a record announces.
enum STSOutcome: Hashable, Sendable {
  /// A policy, with the ID of its record (RFC 8461, 3.1).
  case policy(STSPolicy, id: String)
  /// The file is not a valid policy, and why. It counts as a failed fetch.
  case unreadable(String)
  /// The fetch failed, and why. A sender without a cached policy delivers as if there were none (RFC 8461, 3.3).
  case failed(String)
  /// The fetch failed for a lack of something that the mail server need not lack, and may still get the policy; what
  /// happened until then.
  case cutShort(String, for: Shortage)
  /// The web server was not contacted, as all its addresses are private, such as this one.
  case notContacted(DomainName, HostAddress)

  /// What is missing here, and need not be on the mail server.
  enum Shortage: Hashable, Sendable {
    /// The time that the mail server would wait.
    case time
    /// An interruption ended it.
    case interruption
    /// A descriptor for a socket.
    case descriptors
    /// The certificates of authorities.
    case authorities
  }
}
