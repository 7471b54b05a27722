@testable import Delivery

/// Knows what a test tells it; no other name exists.
struct TableResolver: Resolver {
  var answers: [Question: Answer] = [:]
  private(set) var asked: [Question] = []

  mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer] {
    asked += questions
    return questions.map { answers[$0] ?? Answer($0, .nameError) }
  }

  /// `oak.example` has a policy on this machine.
  static func oak() throws -> TableResolver {
    var resolver = TableResolver()
    let record = RecordData.text([Array("v=STSv1; id=7".utf8)])
    try resolver.add("_mta-sts.oak.example", .txt, record)
    try resolver.add("mta-sts.oak.example", .a, .address(.loopback))
    return resolver
  }

  private mutating func add(_ text: String, _ type: RecordType, _ data: RecordData) throws {
    let question = Question(try name(text), type)
    let record = Record(question.name, type, lifetime: 60, data)
    answers[question] = Answer(question, .found, [record])
  }
}
