/// The MTA-STS policy of a domain (RFC 8461) in a recording, or why there is none.
package struct RecordedPolicy: Hashable, Sendable, Codable {
  /// The mode of a policy; the raw value is its word (RFC 8461, 3.2).
  package enum Mode: String, Codable, Sendable {
    /// `enforce`
    case enforce
    /// `testing`
    case testing
    /// `none`
    case off = "none"
  }

  /// The policy domain.
  package let domain: String
  /// The mode; nil when there is no policy.
  package let mode: Mode?
  /// The MX patterns.
  package let exchangers: [String]
  /// The ID of the TXT record; nil when it is not known.
  package let id: String?
  /// `max_age` in seconds; nil when it is not known.
  package let maximumAge: Int?
  /// Why the published policy is not valid; nil when it is, or none is published.
  package let defect: String?
  /// Why it is not known whether there is a policy; nil when it is.
  package let problem: String?

  init(
    domain: String, mode: Mode? = nil, exchangers: [String] = [], id: String? = nil,
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
