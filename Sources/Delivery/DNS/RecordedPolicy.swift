/// What was learnt about the MTA-STS policy of a domain (RFC 8461), in a recording.
public struct RecordedPolicy: Hashable, Sendable, Codable {
  /// Whose policy.
  public let domain: String
  /// How far it binds: `enforce`, `testing` or `none`; nil when there is no policy.
  public let mode: String?
  /// The patterns of its exchangers.
  public let exchangers: [String]
  /// Why nobody knows whether there is one; nil when somebody does.
  public let problem: String?

  init(domain: String, mode: String?, exchangers: [String], problem: String?) {
    self.domain = domain
    self.mode = mode
    self.exchangers = exchangers
    self.problem = problem
  }

  private enum CodingKeys: String, CodingKey {
    case domain, mode, problem
    case exchangers = "mx"
  }
}
