package import EcelerityConf

/// Says where messages go, asking DNS what the server would ask.
///
///     var resolver = RouteResolver(RouteEvaluator(configuration), asking: StubResolver(servers))
///     for result in try resolver.explain([RouteQuery("oak.example")]) {
///       print(try result.get().map(\.destinations))
///     }
///
/// Many queries at once are answered faster than one after the other: what is to be asked for all of them
/// is under way together, as far as the resolver goes, and policies are fetched side by side. Equal
/// questions are asked once as long as the value lives.
package struct RouteResolver<Names: Resolver> {
  /// What DNS is asked through; a recording resolver has the answers when all is done.
  package internal(set) var names: Names
  private var evaluator: RouteEvaluator
  private var known: NameAnswers = [:]
  private var demands: [HostPort: TLSADecision] = [:]
  private let policies: PolicySource
  private let encryption: EncryptionLibrary

  /// Evaluates with `evaluator` and asks `names`, for what `search` makes of the names of next hops; MTA-STS
  /// policies come from `policies`, for which `encryption` is looked for.
  package init(
    _ evaluator: RouteEvaluator, asking names: Names,
    search: NameSearch = NameSearch(), policies: PolicySource = .fetched(STSFetch()),
    encryption: EncryptionLibrary = EncryptionLibrary()
  ) {
    self.evaluator = evaluator
    self.evaluator.searchList = SearchList(
      search.domains.map { EcelerityConf.DomainName($0.description) },
      dotsOfAbsoluteNames: search.dotsOfAbsoluteNames,
      knownHosts: Set(search.knownHosts.map { EcelerityConf.DomainName($0.description) }))
    self.names = names
    self.policies = policies
    self.encryption = encryption
  }

  /// The policies that were asked for, for a recording; what was only missing here is left out, as nobody knows it.
  package var recordedPolicies: [RecordedPolicy] {
    known.compactMap { question, answer in
      guard case .policy(let domain) = question, !answer.isUnknownHereOnly else { return nil }
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
      found[HostPort(host: hop.host, port: hop.port)] =
        demands[HostPort(host: hop.nameInDNS, port: hop.port)]
    }
    return found
  }

  private mutating func explain(_ query: RouteQuery) -> Result<[Explanation], QueryProblem> {
    Result { () throws(QueryProblem) in try evaluator.explain(query, names: known) }
  }

  private mutating func ask(_ questions: [NameQuestion]) throws(ResolverError) {
    var inquiries = questions.map { inquiry(about: $0) }
    try names.settle(&inquiries)
    fetchPolicies(&inquiries)
    for (question, inquiry) in zip(questions, inquiries) { learn(inquiry, question) }
  }

  private mutating func inquiry(about question: NameQuestion) -> RouteInquiry {
    switch question {
    case .associations(let host, let port):
      guard let name = RouteNames.name(host.text), let port = UInt16(exactly: port) else { break }
      return .associations(TLSALookup(name, port: port))
    case .policy(let domain):
      let limit = evaluator.aliasLimit(ofPolicyOf: domain)
      return policies.inquiry(about: domain.text, aliasLimit: limit)
    case .exchangers, .ipv4Addresses, .ipv6Addresses:
      if let translated = RouteNames.question(for: question) { return .simple(translated) }
    }
    return .answered(.unspeakable)
  }

  /// Finishes those that DNS has nothing more to say to.
  private func fetchPolicies(_ inquiries: inout [RouteInquiry]) {
    guard case .fetched(let fetch) = policies else { return }
    var published: [(index: Int, STSPublication)] = []
    for (index, inquiry) in inquiries.enumerated() {
      guard case .policy(let lookup) = inquiry, let finding = lookup.finding else { continue }
      switch finding {
      case .none(let reason): inquiries[index] = .answered(NameAnswer(.none, remark: reason))
      case .failed(let reason): inquiries[index] = .answered(NameAnswer(.unknown(reason)))
      case .silent(let reason):
        inquiries[index] = .answered(
          NameAnswer(silenceAboutPolicy: reason, isHasty: fetch.isHastyWithNames))
      case .published(let publication): published.append((index, publication))
      }
    }
    guard !published.isEmpty else { return }
    let answers: [NameAnswer]
    switch encryption.client {
    case .success(let client):
      answers = fetch.outcomes(of: published.map(\.1), through: client).map(NameAnswer.init)
    case .failure(let error):
      // The server has a library.
      answers = published.map { _ in NameAnswer(unknownHereOnly: error.description) }
    }
    for (index, answer) in zip(published.map(\.index), answers) {
      inquiries[index] = .answered(answer)
    }
  }

  /// Keeps what came of `question`.
  private mutating func learn(_ inquiry: RouteInquiry, _ question: NameQuestion) {
    switch inquiry {
    case .answered(let answer): known[question] = answer
    case .associations(let lookup):
      guard case .associations(let host, let port) = question, let decision = lookup.decision
      else { preconditionFailure("another question") }
      demands[HostPort(host: host.text, port: port)] = decision
      known[question] = NameAnswer(decision, validator: lookup.validator)
    case .simple, .policy: preconditionFailure("a question without an answer")
    }
  }
}

extension NameAnswer {
  /// RFC 7672, 2.2.
  fileprivate init(_ decision: TLSADecision, validator: String?) {
    switch decision {
    case .authenticate(let usable, _):
      self.init(
        .associations(usable: usable.count), isValidated: true, validator: validator)
    case .encrypt:
      self.init(.associations(usable: 0), isValidated: true, validator: validator)
    case .notApplicable(let reason): self.init(.none, remark: reason)
    case .postpone(let reason): self.init(.unknown(reason))
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
