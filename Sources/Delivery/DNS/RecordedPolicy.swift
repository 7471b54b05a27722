/// What was learnt about the MTA-STS policy of a domain (RFC 8461), in a recording.
package struct RecordedPolicy: Hashable, Sendable, Codable {
  /// Whose policy.
  package let domain: String
  /// How far it binds: `enforce`, `testing` or `none`; nil when there is no policy.
  package let mode: String?
  /// The patterns of its exchangers.
  package let exchangers: [String]
  /// Why nobody knows whether there is one; nil when somebody does.
  package let problem: String?

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
