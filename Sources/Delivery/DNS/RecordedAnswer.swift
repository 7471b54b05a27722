/// An answer in a recording.
struct RecordedAnswer: Codable {
  private let name: String
  private let type: String
  private let outcome: Outcome
  private let records: [RecordedRecord]
  private let validated: Bool
  private let validator: String?
  private let negativeTTL: UInt32?
  private let reason: String?
  private let server: String?

  private enum CodingKeys: String, CodingKey {
    case name, type, outcome, records, validated, validator, reason, server
    case negativeTTL = "negative_ttl"
  }

  init(_ answer: Answer) {
    name = answer.question.name.description
    type = answer.question.type.description
    outcome = answer.outcome
    records = answer.records.map(RecordedRecord.init)
    validated = answer.isValidated
    validator = answer.validator?.description
    negativeTTL = answer.negativeTTL
    reason = answer.reason
    server = answer.server?.description
  }

  /// The answer; nil when a field is not valid.
  var answer: Answer? {
    let read = records.compactMap(\.record)
    guard let name = DomainName(name), let type = RecordType(type), read.count == records.count
    else { return nil }
    let answer = Answer(
      Question(name, type), outcome, read, isValidated: validated,
      validator: validator.flatMap { Endpoint($0, defaultPort: ResolverConfiguration.port) },
      negativeTTL: negativeTTL, reason: reason,
      server: server.flatMap { Endpoint($0, defaultPort: ResolverConfiguration.port) })
    return answer.matches.isEmpty == (outcome != .found) ? answer : nil
  }
}
