internal import EcelerityConf

/// Where MTA-STS policies come from.
package enum PolicySource: Sendable {
  /// The domains' own web servers, whose certificates end in one of these authorities (RFC 8461, 3.3).
  case fetched(believing: TLSSettings.Authorities)
  /// One policy for every domain, whatever it publishes.
  case given(STSPolicy)
  /// Those of a recording.
  case recorded([RecordedPolicy])

  /// The policy of `domain`.
  mutating func policy(
    of domain: String, using names: inout some Resolver
  ) throws(ResolverError) -> NameAnswer {
    switch self {
    case .given(let policy):
      return NameAnswer(.policy(MTASTSPolicy(policy)), remark: "as given, not as published")
    case .recorded(let policies):
      guard let policy = policies.first(where: { $0.domain == domain }) else {
        return NameAnswer(.unknown("the recording has no policy of `\(domain)`; record it again"))
      }
      return policy.answer
    case .fetched(let authorities):
      guard let name = DomainName(domain) else { return .unspeakable }
      return try PolicySource.fetch(name, authorities, using: &names)
    }
  }

  private static func fetch(
    _ domain: DomainName, _ authorities: TLSSettings.Authorities, using names: inout some Resolver
  ) throws(ResolverError) -> NameAnswer {
    let client: TLSClient
    do throws(TLSUnavailable) { client = try TLSClient() } catch {
      return NameAnswer(.unknown(error.description))
    }
    switch try STSFetch(client, authorities: authorities).policy(of: domain, using: &names) {
    case .policy(let policy, let id):
      return NameAnswer(
        .policy(MTASTSPolicy(policy)), lifetime: policy.maximumAge, remark: "its id is \(id)")
    case .none(let reason): return NameAnswer(.none, remark: reason)
    case .failed(let reason): return NameAnswer(.unknown(reason))
    }
  }
}

extension MTASTSPolicy {
  /// The part of `policy` that routing depends on.
  fileprivate init(_ policy: STSPolicy) {
    let mode: Mode =
      switch policy.mode {
      case .enforce: .enforce
      case .testing: .testing
      case .none: .off
      }
    self.init(mode, exchangers: policy.patterns.map(\.description))
  }
}

extension RecordedPolicy {
  /// What was learnt about the policy of `domain`; nil for what no question for a policy brings.
  init?(_ domain: String, _ answer: NameAnswer) {
    switch answer.outcome {
    case .policy(let policy):
      self.init(
        domain: domain, mode: policy.mode.rawValue, exchangers: policy.exchangers, problem: nil)
    case .none, .noSuchName:
      self.init(domain: domain, mode: nil, exchangers: [], problem: nil)
    case .unknown(let reason):
      self.init(domain: domain, mode: nil, exchangers: [], problem: reason)
    case .exchangers, .addresses, .associations: return nil
    }
  }

  fileprivate var answer: NameAnswer {
    if let problem { return NameAnswer(.unknown(problem)) }
    guard let mode = mode.flatMap(MTASTSPolicy.Mode.init) else { return NameAnswer(.none) }
    return NameAnswer(.policy(MTASTSPolicy(mode, exchangers: exchangers)))
  }
}
