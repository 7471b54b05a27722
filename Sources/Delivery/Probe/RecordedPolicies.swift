internal import EcelerityConf

/// The MTA-STS policies of a recording.
package struct RecordedPolicies: Sendable {
  private let policies: [String: RecordedPolicy]
  /// The TXT answers for their records, by owner name.
  private let records: [DomainName: Answer]

  /// The policies of `recording`; of several for one domain, the first.
  package init(_ recording: Recording) {
    policies = Dictionary(
      recording.policies.map { ($0.domain, $0) }, uniquingKeysWith: { first, _ in first })
    let texts = recording.answers.filter { $0.question.type == .txt }
    records = Dictionary(
      texts.map { ($0.question.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The policy of `domain`, with the present limit of CNAME records, whatever it was when the answers were recorded.
  func answer(for domain: String, aliasLimit: Int) -> NameAnswer {
    let missing = NameAnswer(
      unknownHereOnly: "the recording has no policy of `\(domain)`; record it again")
    guard let policy = policies[domain] else { return missing }
    // A policy of --sts-policy has no record.
    guard let name = DomainName(domain).flatMap(STSRecord.name), let record = records[name] else {
      return policy.answer
    }
    switch STSRecord.find(in: record, aliasLimit: aliasLimit) {
    case .none(let reason): return NameAnswer(.none, remark: reason)
    case .unusable(let reason): return NameAnswer(.unusable(reason))
    case .failed(let answer): return NameAnswer(.unknown(answer.failure))
    case .record:
      // With a lower limit, the policy was not fetched.
      return policy.answer.outcome == .none ? missing : policy.answer
    }
  }
}

extension RecordedPolicy {
  /// The recorded form of an answer about the policy of `domain`; nil for other answers.
  init?(_ domain: String, _ answer: NameAnswer) {
    switch answer.outcome {
    case .policy(let policy):
      self.init(
        domain: domain, mode: Mode(policy.mode), exchangers: policy.exchangers, id: policy.id,
        maximumAge: answer.lifetime)
    case .none, .noSuchName: self.init(domain: domain)
    case .unusable(let reason): self.init(domain: domain, defect: reason)
    case .unknown(let reason): self.init(domain: domain, problem: reason)
    case .exchangers, .addresses, .associations: return nil
    }
  }

  fileprivate var answer: NameAnswer {
    if let problem { return NameAnswer(.unknown(problem)) }
    if let defect { return NameAnswer(.unusable(defect)) }
    guard let mode else { return NameAnswer(.none) }
    return NameAnswer(
      .policy(MTASTSPolicy(mode.ofPolicy, exchangers: exchangers, id: id)), lifetime: maximumAge)
  }
}

extension RecordedPolicy.Mode {
  fileprivate init(_ mode: MTASTSPolicy.Mode) {
    switch mode {
    case .enforce: self = .enforce
    case .testing: self = .testing
    case .off: self = .off
    }
  }

  fileprivate var ofPolicy: MTASTSPolicy.Mode {
    switch self {
    case .enforce: .enforce
    case .testing: .testing
    case .off: .off
    }
  }
}
