@testable import Delivery

/// A resolver with the answers of a test; other names do not exist.
struct TableResolver: Resolver {
  var answers: [Question: Answer] = [:]
  /// The questions of each call.
  private(set) var rounds: [[Question]] = []
  var asked: [Question] { rounds.flatMap(\.self) }

  mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer] {
    rounds.append(questions)
    return questions.map { answers[$0] ?? Answer($0, .nameError) }
  }

  /// A resolver in which `oak.example` has a policy on this machine, with a CNAME chain of this length to its record.
  static func oak(aliases: Int = 0) throws -> TableResolver {
    var resolver = TableResolver()
    try resolver.addPolicy(aliases: aliases)
    return resolver
  }

  /// Adds that policy to the answers.
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
