import EcelerityConf
import Testing

/// A configuration, and the value that one option has in a scope of it.
struct ValueOracle: CustomTestStringConvertible, Sendable {
  let id: String
  let configuration: String
  /// The scope in the words of the console.
  let scope: String
  let option: Keyword
  /// Nil when the option is not set and has no default.
  let expected: String?

  init(
    _ id: String, _ configuration: String, _ scope: String, _ option: Keyword, _ expected: String?
  ) {
    self.id = id
    self.configuration = configuration
    self.scope = scope
    self.option = option
    self.expected = expected
  }

  var testDescription: String {
    "\(id): \(scope) \(option) is \(expected ?? "not set")"
  }

  func evaluation() throws -> Evaluation {
    try evaluate(option, at: scope, in: configuration)
  }
}

/// The configuration `text`, called `test.conf`.
func configuration(_ text: String) throws -> Configuration {
  try Configuration.load("test.conf", from: MemoryLoader(["test.conf": text]))
}

/// The scope that `words` name: `binding_group north binding n1 domain oak.example`.
func scope(_ words: String) throws -> QueryScope {
  let parts = words.split(separator: " ").map(String.init)
  var stanzas: [QueryScope.Stanza] = []
  var index = 0
  while index < parts.count {
    let keyword = try #require(Keyword(parts[index]))
    let hasLabel = OptionTable.stanzas(of: keyword).contains { $0.label != .absent }
    stanzas.append(.init(keyword, hasLabel ? parts[index + 1] : nil))
    index += hasLabel ? 2 : 1
  }
  return QueryScope(stanzas)
}

func evaluate(_ option: Keyword, at words: String, in text: String) throws -> Evaluation {
  var evaluator = OptionEvaluator(try configuration(text))
  let evaluation = evaluator.evaluate(option, at: try scope(words))
  return try #require(evaluation)
}

/// The answer for `domain`, which must be a single one.
func explain(
  _ domain: String, in text: String, binding: String? = nil, group: String? = nil,
  strict: Bool = false, version: ServerVersion? = nil
) throws -> Explanation {
  let all = try explainAll(
    domain, in: text, binding: binding, group: group, strict: strict, version: version)
  try #require(all.count == 1)
  return all[0]
}

func explainAll(
  _ domain: String, in text: String, binding: String? = nil, group: String? = nil,
  strict: Bool = false, version: ServerVersion? = nil
) throws -> [Explanation] {
  var evaluator = RouteEvaluator(try configuration(text), version: version)
  return try evaluator.explain(
    RouteQuery(domain, binding: binding, bindingGroup: group, isStrictAboutGateway: strict))
}

extension Explanation {
  /// The destinations, one word each: `192.0.2.7:25`, `mx:relay.example:25`.
  var hops: [String] {
    destinations.map { hop in
      (hop.lookup.map { "\($0.rawValue):" } ?? "") + "\(hop.host):\(hop.port)"
    }
  }

  func step(_ name: RouteStep.Name) throws -> RouteStep {
    try #require(steps.first { $0.name == name })
  }

  /// The steps that the option `keyword` answers.
  func steps(_ keyword: Keyword) -> [RouteStep] {
    steps.filter { $0.evaluation?.option.keyword == keyword }
  }

  func step(_ keyword: Keyword, of name: RouteStep.Name? = nil) throws -> RouteStep {
    try #require(steps(keyword).first { name == nil || $0.name == name })
  }

  func step(asking question: String) throws -> RouteStep {
    try #require(steps.first { $0.question == question })
  }

  var notes: [RouteNote] { steps.flatMap(\.notes) }
}
