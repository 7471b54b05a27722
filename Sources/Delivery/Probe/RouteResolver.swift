package import EcelerityConf

/// Says where messages go, asking DNS what the server would ask.
///
///     var resolver = RouteResolver(RouteEvaluator(configuration), asking: StubResolver(servers))
///     for result in try resolver.explain([RouteQuery("oak.example")]) {
///       print(try result.get().map(\.destinations))
///     }
///
/// Many queries at once are answered faster than one after the other, since their questions are under
/// way together. Equal questions are asked once as long as the value lives.
package struct RouteResolver<Names: Resolver> {
  /// What DNS is asked through; a recording resolver has the answers when all is done.
  package internal(set) var names: Names
  private var evaluator: RouteEvaluator
  private var known: NameAnswers = [:]
  private var demands: [HostPort: TLSADecision] = [:]
  private var policies: PolicySource

  /// Evaluates with `evaluator` and asks `names`; MTA-STS policies come from `policies`.
  package init(
    _ evaluator: RouteEvaluator, asking names: Names,
    policies: PolicySource = .fetched(believing: .system)
  ) {
    self.evaluator = evaluator
    self.names = names
    self.policies = policies
  }

  /// The policies that were asked for, for a recording.
  package var recordedPolicies: [RecordedPolicy] {
    known.compactMap { question, answer in
      guard case .policy(let domain) = question else { return nil }
      return RecordedPolicy(domain.text, answer)
    }.sorted { $0.domain < $1.domain }
  }

  /// The answers to each of `queries`, in their order: one for each binding that the server may
  /// choose. Throws when there is no way to ask.
  package mutating func explain(
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

  /// What TLSA records demand of the next hops of `explanation`.
  func demands(of explanation: Explanation) -> [HostPort: TLSADecision] {
    var found: [HostPort: TLSADecision] = [:]
    for hop in explanation.destinations where hop.policyDecider == .dane {
      let host = HostPort(host: hop.host, port: hop.port)
      found[host] = demands[host]
    }
    return found
  }

  private mutating func explain(_ query: RouteQuery) -> Result<[Explanation], QueryProblem> {
    Result { () throws(QueryProblem) in try evaluator.explain(query, names: known) }
  }

  private mutating func ask(_ questions: [NameQuestion]) throws(ResolverError) {
    var simple: [(NameQuestion, Question)] = []
    for question in questions {
      switch question {
      case .associations(let host, let port):
        known[question] = try associations(of: host.text, port: port)
      case .policy(let domain):
        known[question] = try policies.policy(of: domain.text, using: &names)
      case .exchangers, .ipv4Addresses, .ipv6Addresses:
        if let translated = RouteNames.question(for: question) {
          simple.append((question, translated))
        } else {
          known[question] = .unspeakable
        }
      }
    }
    let answers = try names.resolve(simple.map(\.1))
    for ((question, _), answer) in zip(simple, answers) {
      known[question] = RouteNames.answer(answer)
    }
  }
}

extension RouteResolver {
  /// RFC 7672, 2.2.
  private mutating func associations(
    of host: String, port: Int
  ) throws(ResolverError) -> NameAnswer {
    guard let name = DomainName(host), let number = UInt16(exactly: port) else {
      return .unspeakable
    }
    let decision = try TLSALookup(port: number).decision(for: name, using: &names)
    demands[HostPort(host: host, port: port)] = decision
    switch decision {
    case .authenticate(let usable, _):
      return NameAnswer(.associations(usable: usable.count), isValidated: true)
    case .encrypt: return NameAnswer(.associations(usable: 0), isValidated: true)
    case .notApplicable(let reason): return NameAnswer(.none, remark: reason)
    case .postpone(let reason): return NameAnswer(.unknown(reason))
    }
  }
}

extension NameAnswer {
  /// What no message to a name server can ask about.
  static let unspeakable = NameAnswer(.noSuchName, remark: "no name that DNS could have")
}

/// Questions, each once, in the order they come up.
private struct Questions {
  private(set) var list: [NameQuestion] = []
  private var seen: Set<NameQuestion> = []

  mutating func add(_ questions: [NameQuestion]) {
    for question in questions where seen.insert(question).inserted { list.append(question) }
  }
}
