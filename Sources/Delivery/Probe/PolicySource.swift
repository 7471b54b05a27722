internal import EcelerityConf

/// Where MTA-STS policies come from.
package enum PolicySource: Sendable {
  /// The domains' own web servers.
  case fetched(STSFetch)
  /// One policy for every domain, whatever it publishes.
  case given(STSPolicy)
  /// Those of a recording.
  case recorded(RecordedPolicies)

  /// What it takes to know the policy of `domain`, to whose record `aliasLimit` aliases may lead.
  func inquiry(about domain: String, aliasLimit: Int) -> RouteInquiry {
    switch self {
    case .given(let policy):
      return .answered(
        NameAnswer(.policy(MTASTSPolicy(policy)), remark: "as given, not as published"))
    case .recorded(let policies):
      return .answered(policies.answer(for: domain, aliasLimit: aliasLimit))
    case .fetched:
      guard let name = DomainName(domain) else { return .answered(.unspeakable) }
      return .policy(STSLookup(name, aliasLimit: aliasLimit))
    }
  }
}

extension NameAnswer {
  /// What is known of a policy once somebody tried to fetch it.
  init(_ outcome: STSOutcome) {
    switch outcome {
    case .policy(let policy, let id):
      self.init(.policy(MTASTSPolicy(policy, id: id)), lifetime: policy.maximumAge)
    case .unreadable(let reason): self.init(.unusable(reason))
    case .failed(let reason): self.init(.unknown(reason))
    case .notAwaited(let reason): self.init(unknownHereOnly: reason, advice: Self.moreTime)
    case .notContacted(let host, let address):
      // The server has no such scruples.
      self.init(
        unknownHereOnly: "there is one, but `\(host)`, which has it, is at \(address), "
          + "which is not an address of the public network",
        advice: "it was not fetched from there; give --allow-private to fetch it, or the policy "
          + "with --sts-policy")
    }
  }
}

extension NameAnswer {
  /// What to do when a policy is not known for want of timeout.
  fileprivate static let moreTime =
    "give it more time with --dns-timeout and --timeout, or the policy with --sts-policy"

  /// That no name server said anything about a policy, whose failure is `reason`; `hadShortTimeout` says whether they had less
  /// time than usual.
  init(silenceAboutPolicy reason: String, hadShortTimeout: Bool) {
    if hadShortTimeout {
      self.init(unknownHereOnly: reason, advice: Self.moreTime)
    } else {
      self.init(.unknown(reason))
    }
  }
}

extension MTASTSPolicy {
  /// The part of `policy` that routing depends on; `id` is that of its record.
  fileprivate init(_ policy: STSPolicy, id: String? = nil) {
    let mode: Mode =
      switch policy.mode {
      case .enforce: .enforce
      case .testing: .testing
      case .none: .off
      }
    self.init(mode, exchangers: policy.patterns.map(\.description), id: id)
  }
}
