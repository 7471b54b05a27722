/// Asks DNS for the record of a domain's policy, and for the web server that has the policy (RFC 8461, 3.1
/// and 3.3).
struct STSLookup: Inquiry, Sendable {
  /// What DNS says of the policy.
  enum Finding: Equatable, Sendable {
    /// There is none, and how that is known.
    case none(String)
    /// Nobody could say, and why.
    case failed(String)
    /// No name server said anything in time.
    case silent(String)
    /// There is one, which has to be fetched.
    case published(STSPublication)
  }

  private enum Progress {
    case record, addresses(STSRecord), over(Finding)
  }

  private let recordName: DomainName
  private let host: DomainName
  private let aliasLimit: Int
  private var progress: Progress

  /// A lookup for the policy of `domain`, to whose record no more than `aliasLimit` aliases may lead.
  init(_ domain: DomainName, aliasLimit: Int) {
    self.aliasLimit = aliasLimit
    if let name = STSRecord.name(for: domain), let host = domain.below("mta-sts"),
      domain.isHostName
    {
      (recordName, self.host, progress) = (name, host, .record)
    } else {
      (recordName, host) = (domain, domain)
      progress = .over(.none("`\(domain)` is not a host name"))
    }
  }

  /// What DNS says; nil as long as there are questions.
  var finding: Finding? {
    if case .over(let finding) = progress { finding } else { nil }
  }

  /// What has to be asked now.
  var questions: [Question] {
    switch progress {
    case .record: [Question(recordName, .txt)]
    case .addresses: [Question(host, .a), Question(host, .aaaa)]
    case .over: []
    }
  }

  /// Takes the answers to `questions`, in their order.
  mutating func take(_ answers: [Answer]) {
    switch progress {
    case .record:
      guard let answer = answers.first else { preconditionFailure("one answer for each question") }
      switch STSRecord.find(in: answer, aliasLimit: aliasLimit) {
      case .none(let reason): progress = .over(.none(reason))
      case .failed(let answer): progress = .over(.unanswered(answer))
      case .record(let record): progress = .addresses(record)
      }
    case .addresses(let record): progress = .over(publication(of: record, answers))
    case .over: preconditionFailure("an answer that nobody asked for")
    }
  }
}

extension STSLookup {
  /// Where the policy of `record` is, by the `answers` about its web server.
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
  /// That nobody gave an answer but this failure.
  fileprivate static func unanswered(_ answer: Answer) -> STSLookup.Finding {
    answer.outcome == .timeout ? .silent(answer.failure) : .failed(answer.failure)
  }
}

/// Where a policy is.
struct STSPublication: Hashable, Sendable {
  /// The identifier of its record (RFC 8461, 3.1).
  let id: String
  /// The web server.
  let host: DomainName
  /// The addresses of the web server, in the order of the answers.
  let addresses: [HostAddress]
}

extension STSRecord {
  /// The name that has the record of `domain`; nil when it is too long.
  static func name(for domain: DomainName) -> DomainName? { domain.below("_mta-sts") }
}

extension DomainName {
  /// The name with one label more; nil when it is too long.
  fileprivate func below(_ label: String) -> DomainName? {
    DomainName(labels: [Array(label.utf8)] + labels)
  }

  /// Whether it can stand in an address of the web.
  fileprivate var isHostName: Bool {
    !labels.isEmpty
      && labels.joined().allSatisfy {
        $0.isLetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
  }
}
