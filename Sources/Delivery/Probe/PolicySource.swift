internal import EcelerityConf

/// Where MTA-STS policies come from.
package enum PolicySource: Sendable {
  /// The web servers of the domains.
  case fetched(STSFetch)
  /// One policy for every domain.
  case given(STSPolicy)
  /// A recording.
  case recorded(RecordedPolicies)

  /// The inquiry about the policy of `domain`; a CNAME chain of up to `aliasLimit` may lead to its record.
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
  /// The answer after fetching a policy.
  init(_ outcome: STSOutcome) {
    switch outcome {
    case .policy(let policy, let id):
      self.init(.policy(MTASTSPolicy(policy, id: id)), lifetime: policy.maximumAge)
    case .unreadable(let reason): self.init(.unusable(reason))
    case .failed(let reason): self.init(.unknown(reason))
    case .cutShort(let reason, let shortage):
      self.init(unknownHereOnly: reason, advice: Self.advice(for: shortage))
    case .notContacted(let host, let address):
      // The mail server would contact it.
      self.init(
        unknownHereOnly: "there is one on `\(host)`, but \(address) is not a public address",
        advice:
          "it was not fetched; use --allow-private to fetch it, or give the policy with --sts-policy"
      )
    }
  }
}

extension NameAnswer {
  /// What to do when a policy is not known because time ran out.
  fileprivate static let moreTime =
    "give it more time with --dns-timeout and --timeout, or the policy with --sts-policy"

  /// What to do when a policy is not known for a lack of something here; nil when that is known already.
  fileprivate static func advice(for shortage: STSOutcome.Shortage) -> String? {
    switch shortage {
    case .time: moreTime
    case .interruption: nil
    case .descriptors: "\(NetworkError.moreDescriptors), or give the policy with --sts-policy"
    case .authorities:
      "this machine has no CA certificates: install those of the system (`ca-certificates`), or give the "
        + "policy with --sts-policy"
    }
  }

  /// The answer when no name server replied about a policy. `hadShortTimeout` says whether they had less time than by
  /// default.
  init(policyTimeout reason: String, hadShortTimeout: Bool) {
    if hadShortTimeout {
      self.init(unknownHereOnly: reason, advice: Self.moreTime)
    } else {
      self.init(.unknown(reason))
    }
  }
}

extension MTASTSPolicy {
  /// The part of `policy` that routing depends on; `id` is the ID of its record.
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
