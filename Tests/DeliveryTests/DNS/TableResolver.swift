@testable import Delivery

/// Knows what a test tells it; no other name exists.
struct TableResolver: Resolver {
  var answers: [Question: Answer] = [:]
  /// What was asked together.
  private(set) var rounds: [[Question]] = []
  var asked: [Question] { rounds.flatMap(\.self) }

  mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer] {
    rounds.append(questions)
    return questions.map { answers[$0] ?? Answer($0, .nameError) }
  }

  /// `oak.example` has a policy on this machine, to whose record so many aliases lead.
  static func oak(aliases: Int = 0) throws -> TableResolver {
    var resolver = TableResolver()
    try resolver.addPolicy(aliases: aliases)
    return resolver
  }

  /// The same policy beside what there is.
  mutating func addPolicy(aliases: Int) throws {
    let names = ["_mta-sts.oak.example"] + (0..<aliases).map { "a\($0).example" }
    let path = try zip(names, names.dropFirst()).map {
      Record(try name($0), .cname, ttl: 60, .alias(of: try name($1)))
    }
    let text = RecordData.text([Array("v=STSv1; id=7".utf8)])
    let question = Question(try name(names[0]), .txt)
    let record = Record(try name(names[aliases]), .txt, ttl: 60, text)
    answers[question] = Answer(question, .found, path + [record])
    try add("mta-sts.oak.example", .a, .address(.loopback))
  }

  private mutating func add(_ text: String, _ type: RecordType, _ data: RecordData) throws {
    let question = Question(try name(text), type)
    let record = Record(question.name, type, ttl: 60, data)
    answers[question] = Answer(question, .found, [record])
  }
}
