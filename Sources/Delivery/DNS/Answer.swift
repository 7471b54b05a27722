/// What is known after a question was asked.
package struct Answer: Hashable, Sendable {
  /// What was asked.
  package let question: Question
  /// How it was answered.
  package let outcome: Outcome
  /// The aliases that lead from the name to the one that has the records, in this order, and then
  /// the records; nothing else that a reply may have brought along.
  package let records: [Record]
  /// Whether the name server says that it has validated all of this (RFC 6840, 5.8).
  package let isValidated: Bool
  /// The name server that says so, where nothing protects the way to it; nil where something does, or it
  /// does not say so.
  package let validator: Endpoint?
  /// How long to believe that there is nothing, in seconds (RFC 2308, 5); nil when the zone does not
  /// say, or there is something.
  package let negativeLifetime: UInt32?
  /// What went wrong, in words, if only with servers that were asked before; nil when nothing did.
  package let reason: String?
  /// The name server that gave it; nil when none did, or nobody remembers which.
  package let server: Endpoint?

  /// An answer to `question`. A record that `records` has twice is there once (RFC 2181, 5).
  package init(
    _ question: Question, _ outcome: Outcome, _ records: [Record] = [], isValidated: Bool = false,
    validator: Endpoint? = nil, negativeLifetime: UInt32? = nil, reason: String? = nil,
    server: Endpoint? = nil
  ) {
    self.question = question
    self.outcome = outcome
    self.records = records.withoutDuplicates
    self.isValidated = isValidated
    self.validator = isValidated ? validator : nil
    self.negativeLifetime = negativeLifetime
    self.reason = reason
    self.server = server
  }

  /// The same, given by `server` after others had failed as `reason` says; nil when none had.
  func given(by server: Endpoint, after reason: String?) -> Answer {
    Answer(
      question, outcome, records, isValidated: isValidated, validator: validator,
      negativeLifetime: negativeLifetime, reason: reason, server: server)
  }

  /// The records that were asked for, without the aliases on the way.
  package var matches: [Record] { records.filter { $0.type == question.type } }

  /// The name at the end of the aliases; the one that was asked for when there are none.
  package var canonicalName: DomainName {
    guard question.type != .cname, let alias = records.last(where: { $0.type == .cname }),
      case .alias(let name) = alias.data
    else { return question.name }
    return name
  }

  /// What went wrong, in words: `MX oak.example: servfail (server failure)`.
  var failure: String {
    "\(question): \(outcome.rawValue)" + (reason.map { " (\($0))" } ?? "")
  }
}

extension [Record] {
  /// Each record once: the lifetime makes no other one of it (RFC 2181, 5.2).
  fileprivate var withoutDuplicates: [Record] {
    var seen: Set<Record> = []
    return filter { seen.insert(Record($0.name, $0.type, lifetime: 0, $0.data)).inserted }
  }
}
