internal import EcelerityConf

/// Translation between questions of routing and DNS.
enum RouteNames {
  /// The DNS question for `question`; nil when the name does not fit a message, when it is a URL, or when one DNS
  /// question is not enough.
  static func question(for question: NameQuestion) -> Question? {
    switch question {
    case .exchangers(let domain): name(domain.text).map { Question($0, .mx) }
    case .ipv4Addresses(let host): name(host.text).map { Question($0, .a) }
    case .ipv6Addresses(let host): name(host.text).map { Question($0, .aaaa) }
    case .associations, .policy: nil
    }
  }

  /// `text` as a name to look up; nil when it is none. URLs are not sent to name servers: they may contain a user and
  /// a password.
  static func name(_ text: some StringProtocol) -> DomainName? {
    text.utf8.contains { "/@".utf8.contains($0) } ? nil : DomainName(text)
  }

  /// `text` of the configuration as the name of a host, with A-labels (decision D-06); nil as for `name`.
  static func host(_ text: String) -> DomainName? { name(EcelerityConf.DomainName(text).text) }

  /// The answer about exchangers or addresses.
  static func answer(_ answer: Answer) -> NameAnswer {
    var found = NameAnswer(
      outcome(answer), canonicalName: alias(answer),
      lifetime: answer.records.map { Int($0.ttl) }.min(), isValidated: answer.isValidated,
      validator: answer.validator?.description, nameServer: answer.server?.description,
      remark: answer.outcome.isAnswered ? answer.reason.map { "before that, \($0)" } : nil)
    found.endsSearch = [.refused, .timeout, .malformed].contains(answer.outcome)
    return found
  }

  private static func outcome(_ answer: Answer) -> NameAnswer.Outcome {
    switch answer.outcome {
    case .found: found(answer)
    case .noData: .none
    case .nameError: .noSuchName
    case .serverFailure, .refused, .timeout, .malformed:
      .unknown(reason(of: answer))
    }
  }

  /// The reason of a failed lookup: that of the last server, else the kind of failure.
  static func reason(of answer: Answer) -> String { answer.reason ?? answer.outcome.rawValue }

  private static func found(_ answer: Answer) -> NameAnswer.Outcome {
    var exchangers: [NameAnswer.Exchanger] = []
    var addresses: [IPAddress] = []
    for record in answer.matches {
      switch record.data {
      case .exchange(let preference, let host):
        exchangers.append(.init(Int(preference), host.description))
      case .address(let address):
        if let address = IPAddress(address.description) { addresses.append(address) }
      default: break
      }
    }
    if !exchangers.isEmpty { return .exchangers(exchangers) }
    return addresses.isEmpty ? .none : .addresses(addresses)
  }

  private static func alias(_ answer: Answer) -> String? {
    let name = answer.canonicalName
    return name == answer.question.name ? nil : name.description
  }
}
