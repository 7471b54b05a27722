public import EcelerityConf

/// Says where messages go, asking DNS what the server would ask.
///
///     var resolver = RouteResolver(RouteEvaluator(configuration), asking: StubResolver(servers))
///     for result in try resolver.explain([RouteQuery("oak.example")]) {
///       print(try result.get().map(\.destinations))
///     }
///
/// Many queries at once are answered faster than one after the other, since their questions are under
/// way together. Equal questions are asked once as long as the value lives.
public struct RouteResolver<Names: Resolver> {
  /// What DNS is asked through; a recording resolver has the answers when all is done.
  public internal(set) var names: Names
  private var evaluator: RouteEvaluator
  private var known: NameAnswers = [:]

  /// Evaluates with `evaluator` and asks `names`.
  public init(_ evaluator: RouteEvaluator, asking names: Names) {
    self.evaluator = evaluator
    self.names = names
  }

  /// The answers to each of `queries`, in their order: one for each binding that the server may
  /// choose. Throws when there is no way to ask.
  public mutating func explain(
    _ queries: [RouteQuery]
  ) throws(ResolverError) -> [Result<[Explanation], QueryProblem>] {
    var answers = queries.map { _ in Result<[Explanation], QueryProblem>.success([]) }
    var waiting = Array(queries.indices)
    // Each round answers a question of every query that waits, so that there is a last one.
    while !waiting.isEmpty {
      var asked = Questions()
      waiting = waiting.filter { index in
        answers[index] = explain(queries[index])
        let open = (try? answers[index].get())?.flatMap(\.unanswered) ?? []
        asked.add(open)
        return !open.isEmpty
      }
      try ask(asked.list)
    }
    return answers
  }

  /// What the configuration says about sessions for the queue of `explanation`.
  mutating func session(for explanation: Explanation) -> SessionSettings {
    evaluator.session(for: explanation)
  }

  /// The TLSA records that the hosts of `explanation` have.
  func associations(
    of explanation: Explanation
  ) -> [ProbeTarget.HostPort: [CertificateAssociation]] {
    [:]
  }

  private mutating func explain(_ query: RouteQuery) -> Result<[Explanation], QueryProblem> {
    Result { () throws(QueryProblem) in try evaluator.explain(query, names: known) }
  }

  private mutating func ask(_ questions: [NameQuestion]) throws(ResolverError) {
    var simple: [(NameQuestion, Question)] = []
    for question in questions {
      if let translated = RouteNames.question(for: question) {
        simple.append((question, translated))
      } else {
        known[question] = NameAnswer(.noSuchName, remark: "no name that DNS could have")
      }
    }
    let answers = try names.resolve(simple.map(\.1))
    for ((question, _), answer) in zip(simple, answers) {
      known[question] = RouteNames.answer(answer)
    }
  }
}

/// Questions, each once, in the order they come up.
private struct Questions {
  private(set) var list: [NameQuestion] = []
  private var seen: Set<NameQuestion> = []

  mutating func add(_ questions: [NameQuestion]) {
    for question in questions where seen.insert(question).inserted { list.append(question) }
  }
}
