/// The DNS lookup of a domain's MTA-STS record, and of the web server that has the policy (RFC 8461, 3.1 and 3.3).
struct STSLookup: Inquiry, Sendable {
  /// The result of the lookup.
  enum Finding: Equatable, Sendable {
    /// There is no policy, and why.
    case none(String)
    /// A record is published that does not count, and why.
    case unusable(String)
    /// The lookup failed, and why.
    case failed(String)
    /// No name server replied in time.
    case timedOut(String)
    /// There is a policy, which has to be fetched.
    case published(STSPublication)
  }

  private enum Progress {
    case record, addresses(STSRecord), done(Finding)
  }

  private let recordName: DomainName
  private let host: DomainName
  private let aliasLimit: Int
  private var progress: Progress

  /// A lookup for `domain`. A CNAME chain of more than `aliasLimit` to the record counts as no record.
  init(_ domain: DomainName, aliasLimit: Int) {
    self.aliasLimit = aliasLimit
    if let name = STSRecord.name(for: domain), let host = domain.prefixed(with: "mta-sts"),
      domain.isHostName
    {
      (recordName, self.host, progress) = (name, host, .record)
    } else {
      (recordName, host) = (domain, domain)
      progress = .done(.none("`\(domain)` is not a host name"))
    }
  }

  /// The result; nil as long as there are questions.
  var finding: Finding? {
    if case .done(let finding) = progress { finding } else { nil }
  }

  /// The questions to ask now.
  var questions: [Question] {
    switch progress {
    case .record: [Question(recordName, .txt)]
    case .addresses: [Question(host, .a), Question(host, .aaaa)]
    case .done: []
    }
  }

  /// Takes the answers to `questions`, in their order.
  mutating func take(_ answers: [Answer]) {
    switch progress {
    case .record:
      guard let answer = answers.first else { preconditionFailure("one answer for each question") }
      switch STSRecord.find(in: answer, aliasLimit: aliasLimit) {
      case .none(let reason): progress = .done(.none(reason))
      case .unusable(let reason): progress = .done(.unusable(reason))
      case .failed(let answer): progress = .done(.unanswered(answer))
      case .record(let record): progress = .addresses(record)
      }
    case .addresses(let record): progress = .done(publication(of: record, answers))
    case .done: preconditionFailure("an answer without a question")
    }
  }
}

extension STSLookup {
  /// The publication of the policy that `record` announces, with the addresses of its web server in `answers`.
  private func publication(of record: STSRecord, _ answers: [Answer]) -> Finding {
    let addresses = answers.flatMap(\.matches).compactMap { record -> HostAddress? in
      guard case .address(let address) = record.data else { return nil }
      return address
    }
    if addresses.isEmpty, let failed = answers.first(where: { !$0.outcome.isAnswered }) {
      return .unanswered(failed)
    }
    return .published(STSPublication(id: record.id, host: host, addresses: addresses))
  }
}

extension STSLookup.Finding {
  /// The finding for a failed lookup.
  fileprivate static func unanswered(_ answer: Answer) -> STSLookup.Finding {
    answer.outcome == .timeout && !answer.isUnreachable
      ? .timedOut(answer.failure) : .failed(answer.failure)
  }
}

/// The announcement of a policy: the ID of its record, and its web server.
struct STSPublication: Hashable, Sendable {
  /// The ID of the record (RFC 8461, 3.1).
  let id: String
  /// The web server.
  let host: DomainName
  /// The addresses of the web server, in the order of the answers.
  let addresses: [HostAddress]
}

extension STSRecord {
  /// The owner name of the record of `domain`; nil when it would be too long.
  static func name(for domain: DomainName) -> DomainName? { domain.prefixed(with: "_mta-sts") }
}

extension DomainName {
  /// The name with another label in front; nil when it would be too long.
  fileprivate func prefixed(with label: String) -> DomainName? {
    DomainName(labels: [Array(label.utf8)] + labels)
  }

  /// Whether it can be the host of a URL.
  fileprivate var isHostName: Bool {
    !labels.isEmpty
      && labels.joined().allSatisfy {
        $0.isLetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
  }
}
