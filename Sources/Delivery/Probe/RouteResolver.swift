package import EcelerityConf

/// Finds the routes of messages, with the DNS questions that the server would ask.
///
///     var resolver = RouteResolver(RouteEvaluator(configuration), asking: StubResolver(servers))
///     for result in try resolver.explain([RouteQuery("oak.example")]) {
///       print(try result.get().map(\.destinations))
///     }
///
/// Many queries at once are answered faster than one after another: their DNS questions are asked concurrently as far
/// as the resolver supports that, and policies are fetched concurrently. Answers are cached as long as the value lives.
package struct RouteResolver<Names: Resolver> {
  /// The resolver that DNS is asked through. A recording resolver has the answers afterwards.
  package internal(set) var names: Names
  private var evaluator: RouteEvaluator
  private var cache: NameAnswers = [:]
  private var demands: [HostPort: TLSADecision] = [:]
  private let policies: PolicySource
  let encryption: EncryptionLibrary

  /// Evaluates with `evaluator` and asks `names`. `search` completes the names of next hops. MTA-STS policies come from
  /// `policies`, which may need `encryption`; names are asked once that is loaded, if its preparation has begun.
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

  /// The policies for a recording. Those that only this machine could not get are left out.
  package var recordedPolicies: [RecordedPolicy] {
    cache.compactMap { question, answer in
      guard case .policy(let domain) = question, !answer.isUnknownHereOnly else { return nil }
      return RecordedPolicy(domain.text, answer)
    }.sorted { $0.domain < $1.domain }
  }

  /// The explanations of each of `queries`, in their order: one for each binding that the server may choose. Throws
  /// when the resolver gives no answers.
  package mutating func explain(
    _ queries: [RouteQuery]
  ) throws(ResolverError) -> [Result<[Explanation], QueryProblem>] {
    var answers = queries.map { _ in Result<[Explanation], QueryProblem>.success([]) }
    var waiting = Array(queries.indices)
    // Each round answers a question of every waiting query, so that the loop ends.
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

  /// The session settings of the queue of `explanation`.
  mutating func session(for explanation: Explanation) -> SessionSettings {
    evaluator.session(for: explanation)
  }

  /// The demands of TLSA records on the next hops of `explanation`.
  func demands(of explanation: Explanation) -> [HostPort: TLSADecision] {
    var found: [HostPort: TLSADecision] = [:]
    for hop in explanation.destinations where hop.policyDecider == .dane {
      found[HostPort(host: hop.host, port: hop.port)] =
        demands[HostPort(host: hop.nameInDNS, port: hop.port)]
    }
    return found
  }

  private mutating func explain(_ query: RouteQuery) -> Result<[Explanation], QueryProblem> {
    Result { () throws(QueryProblem) in try evaluator.explain(query, names: cache) }
  }

  private mutating func ask(_ questions: [NameQuestion]) throws(ResolverError) {
    encryption.awaitLoading()
    var inquiries = questions.map { inquiry(about: $0) }
    try names.settle(&inquiries)
    fetchPolicies(&inquiries)
    for (question, inquiry) in zip(questions, inquiries) { store(inquiry, question) }
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

  /// Finishes the policy inquiries whose DNS lookup is done.
  private func fetchPolicies(_ inquiries: inout [RouteInquiry]) {
    guard case .fetched(let fetch) = policies else { return }
    var published: [(index: Int, STSPublication)] = []
    for (index, inquiry) in inquiries.enumerated() {
      guard case .policy(let lookup) = inquiry, let finding = lookup.finding else { continue }
      switch finding {
      case .none(let reason): inquiries[index] = .answered(NameAnswer(.none, remark: reason))
      case .unusable(let reason):
        inquiries[index] = .answered(NameAnswer(.unusable(reason)))
      case .failed(let reason): inquiries[index] = .answered(NameAnswer(.unknown(reason)))
      case .timedOut(let reason):
        inquiries[index] = .answered(
          NameAnswer(policyTimeout: reason, hadShortTimeout: fetch.hasShortDNSTimeout))
      case .published(let publication): published.append((index, publication))
      }
    }
    guard !published.isEmpty else { return }
    let answers: [NameAnswer]
    switch encryption.client {
    case .success(let client):
      answers = fetch.outcomes(of: published.map(\.1), through: client).map(NameAnswer.init)
    case .failure(let error):
      // The mail server has a library.
      answers = published.map { _ in NameAnswer(unknownHereOnly: error.description) }
    }
    for (index, answer) in zip(published.map(\.index), answers) {
      inquiries[index] = .answered(answer)
    }
  }

  /// Caches the result of `question`.
  private mutating func store(_ inquiry: RouteInquiry, _ question: NameQuestion) {
    switch inquiry {
    case .answered(let answer): cache[question] = answer
    case .associations(let lookup):
      guard case .associations(let host, let port) = question, let decision = lookup.decision
      else { preconditionFailure("the answer to another question") }
      demands[HostPort(host: host.text, port: port)] = decision
      cache[question] = NameAnswer(decision, validator: lookup.validator)
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

/// Questions without duplicates, in the order in which they were added.
private struct Questions {
  private(set) var list: [NameQuestion] = []
  private var seen: Set<NameQuestion> = []

  mutating func add(_ questions: [NameQuestion]) {
    for question in questions where seen.insert(question).inserted { list.append(question) }
  }
}
