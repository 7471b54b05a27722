/// The answer to a question, or why there is none.
package struct Answer: Hashable, Sendable {
  /// The question.
  package let question: Question
  /// The kind of answer.
  package let outcome: Outcome
  /// The CNAME chain in its order, then the records at its end. Other records of a reply are left out.
  package let records: [Record]
  /// Whether the name server set the AD bit: it has validated all records (RFC 6840, 5.8).
  package let isValidated: Bool
  /// The name server that set the AD bit, if the path to it is not protected; else nil.
  package let validator: Endpoint?
  /// The negative TTL in seconds (RFC 2308, 5); nil for a positive answer, or if the reply had no SOA record.
  package let negativeTTL: UInt32?
  /// What failed, if only with servers that were asked before; nil when nothing did.
  package let reason: String?
  /// The name server that gave the answer; nil when none did, or it is not known.
  package let server: Endpoint?
  /// Whether there is no answer although no server was too slow: none could be reached.
  let isUnreachable: Bool

  /// An answer to `question`. Duplicate `records` are dropped (RFC 2181, 5).
  package init(
    _ question: Question, _ outcome: Outcome, _ records: [Record] = [], isValidated: Bool = false,
    validator: Endpoint? = nil, negativeTTL: UInt32? = nil, reason: String? = nil,
    server: Endpoint? = nil, isUnreachable: Bool = false
  ) {
    self.question = question
    self.outcome = outcome
    self.records = records.withoutDuplicates
    self.isValidated = isValidated
    self.validator = isValidated ? validator : nil
    self.negativeTTL = negativeTTL
    self.reason = reason
    self.server = server
    self.isUnreachable = isUnreachable
  }

  /// The answer as given by `server`, after others had failed for `reason`; nil when none had.
  func given(by server: Endpoint, after reason: String?) -> Answer {
    Answer(
      question, outcome, records, isValidated: isValidated, validator: validator,
      negativeTTL: negativeTTL, reason: reason, server: server)
  }

  /// The records of the type in question, without the CNAME chain.
  package var matches: [Record] { records.filter { $0.type == question.type } }

  /// The name at the end of the CNAME chain; that of the question when there is none.
  package var canonicalName: DomainName {
    guard question.type != .cname, let alias = records.last(where: { $0.type == .cname }),
      case .alias(let name) = alias.data
    else { return question.name }
    return name
  }

  /// The failure in words: `MX oak.example: servfail (server failure)`.
  var failure: String {
    "\(question): \(outcome.rawValue)" + (reason.map { " (\($0))" } ?? "")
  }
}

extension [Record] {
  /// The records without duplicates: the TTL makes no difference (RFC 2181, 5.2).
  fileprivate var withoutDuplicates: [Record] {
    var seen: Set<Record> = []
    return filter { seen.insert(Record($0.name, $0.type, ttl: 0, $0.data)).inserted }
  }
}
