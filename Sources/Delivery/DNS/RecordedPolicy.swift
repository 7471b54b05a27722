/// What was learnt about the MTA-STS policy of a domain (RFC 8461), in a recording.
package struct RecordedPolicy: Hashable, Sendable, Codable {
  /// Whose policy.
  package let domain: String
  /// How far it binds: `enforce`, `testing` or `none`; nil when there is no policy.
  package let mode: String?
  /// The patterns of its exchangers.
  package let exchangers: [String]
  /// The identifier of its record; nil when nobody knows it.
  package let id: String?
  /// How long it may be remembered, in seconds; nil when nobody knows that.
  package let maximumAge: Int?
  /// Why what is published is no policy; nil when it is one, or nothing is.
  package let defect: String?
  /// Why nobody knows whether there is one; nil when somebody does.
  package let problem: String?

  init(
    domain: String, mode: String? = nil, exchangers: [String] = [], id: String? = nil,
    maximumAge: Int? = nil, defect: String? = nil, problem: String? = nil
  ) {
    self.domain = domain
    self.mode = mode
    self.exchangers = exchangers
    self.id = id
    self.maximumAge = maximumAge
    self.defect = defect
    self.problem = problem
  }

  private enum CodingKeys: String, CodingKey {
    case domain, mode, id, defect, problem
    case exchangers = "mx"
    case maximumAge = "max_age"
  }
}
