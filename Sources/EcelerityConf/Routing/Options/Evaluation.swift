/// The value of an option in one scope, with every scope that was searched.
public struct Evaluation: Sendable {
  /// Where the value comes from.
  public enum Origin: Hashable, Sendable {
    /// The configuration.
    case setting(Setting)
    /// The server's own default, as the manual states it.
    case builtInDefault(String)
    /// The value that means no limit, for a host that sets none.
    case unlimited(String)
    /// Nowhere: it is not set, and there is no documented default.
    case unset
  }

  let answer: OptionAnswer
  /// The places, when they were not collected with the value.
  let queue: QueuePlaces?

  /// The value that `answer` has for `queue`; the places are collected on demand.
  init(_ answer: OptionAnswer, at queue: QueuePlaces?) {
    self.answer = answer
    self.queue = queue
  }

  /// The value of the first of `candidates` that has one.
  init(
    _ chain: OptionChain, at scope: QueryScope, candidates: [Candidate], ignored: [Setting],
    _ configuration: Configuration
  ) {
    var choice = CandidateChoice(candidates)
    choice.choose { $0.setting != nil }
    answer = OptionAnswer(
      chain, choice.setting.map(Origin.setting) ?? chain.end, ignored: ignored,
      .collected(.init(scope: scope, candidates: choice.candidates)), configuration)
    queue = nil
  }

  /// The evaluation with places and evidence collected, for callers that read them repeatedly.
  var collected: Evaluation {
    guard answer.evidence == nil else { return self }
    let asked = answer.asked ?? .init(scope: scope, candidates: candidates)
    let evidence = EvaluationEvidence(answer, asked.candidates, at: asked.scope).evidence
    return Evaluation(
      OptionAnswer(
        answer.chain, origin, ignored: ignored, .collected(asked), evidence: evidence,
        answer.configuration))
  }

  private init(_ answer: OptionAnswer) {
    self.answer = answer
    queue = nil
  }

  /// The option with the meaning it has here.
  public var option: OptionRow { answer.chain.fallback.option }

  /// The manual page of the option.
  var page: String { answer.chain.documented.page }

  /// The queried scope.
  public var scope: QueryScope { answer.asked?.scope ?? queue?.scope ?? .global }

  /// The domain at the end of the scope; nil when there is none.
  package var domain: String? {
    answer.asked == nil
      ? queue?.domain : scope.stanzas.last.flatMap { $0.keyword == .domain ? $0.label : nil }
  }

  /// Where the value comes from.
  public var origin: Origin { answer.origin }

  /// The value when no place sets the option, whether it applied or not.
  package var end: Origin { answer.chain.end }

  /// Assignments in scopes of the query in which the option is not valid.
  public var ignored: [Setting] { answer.ignored }

  /// Whether the option is valid in the scope or in a scope around it.
  package var isApplicable: Bool { answer.chain.fallback.isApplicable }

  /// Every scope that was searched, strongest first; collected at each call.
  public var candidates: [Candidate] {
    if let asked = answer.asked { return asked.candidates }
    guard let queue else { return [] }
    let fallback = answer.chain.fallback
    var candidates: [Candidate] = []
    candidates.reserveCapacity(fallback.positions.count + queue.stanzas.count)
    for position in fallback.positions {
      let place = queue.binding.scope(at: position, for: queue.domain)
      for found in queue.found(at: position, in: answer.configuration) {
        found.appendCandidates(of: fallback.option.keyword, in: place, to: &candidates)
      }
    }
    var choice = CandidateChoice(candidates)
    choice.choose { $0.setting != nil }
    return choice.candidates
  }

  /// The places that set the option, strongest first; collected at each call.
  package var candidatesWithValue: [Candidate] {
    guard let only = answer.onlyStanza, let queue, let setting else {
      return candidates.filter { $0.setting != nil }
    }
    let place = queue.binding.scope(at: only.place, for: queue.domain)
    return [Candidate(scope: place, stanza: only.scope, setting: setting, outcome: .hit)]
  }

  /// The stanza that sets the option, when it is known to be the only place that does.
  package var onlyStanza: Scope? { queue == nil ? nil : answer.onlyStanza?.scope }

  /// The evaluation with empty lists skipped as if they were not there (routing.md, 6.3).
  func passingOverEmptyLists() -> Evaluation {
    guard let setting, !setting.hasItems else { return self }
    var choice = CandidateChoice(candidates)
    choice.reconsider()
    choice.choose { $0.setting?.hasItems == true }
    return Evaluation(
      OptionAnswer(
        answer.chain, choice.setting.map(Origin.setting) ?? end, ignored: ignored,
        .collected(.init(scope: scope, candidates: choice.candidates)), answer.configuration))
  }

  /// The evaluation with the value of `stanza`, from which the option would otherwise not be taken.
  func adopting(_ setting: Setting, of stanza: Scope, at place: QueryScope) -> Evaluation {
    var candidates = candidates
    let position = candidates.lastIndex { $0.isDomain && $0.scope.path != [.domain] }
    for index in candidates.indices where candidates[index].outcome == .hit {
      candidates[index].outcome = .overridden
    }
    let adopted = Candidate(scope: place, stanza: stanza, setting: setting, outcome: .hit)
    candidates.insert(adopted, at: position.map { $0 + 1 } ?? 0)
    return Evaluation(
      OptionAnswer(
        answer.chain, .setting(setting), ignored: ignored,
        .collected(.init(scope: scope, candidates: candidates, isAdopted: true)),
        answer.configuration))
  }
}

// MARK: - The value

extension Evaluation {
  /// The assignment in force, if there is one.
  public var setting: Setting? { answer.setting }

  /// The value as text: of a scalar the text itself, of a list its spelling with all items in
  /// quotes; nil when not set. Neither masked nor escaped; show `displayText` instead.
  public var text: String? { answer.text }

  /// The value as a whole number.
  public var number: Int? { text.flatMap { Int(wholeNumber: $0) } }

  /// The value as a Boolean; nil when it is not one.
  public var truth: Bool? { text.flatMap(Bool.init(word:)) }

  /// Whether a stanza for the domain sets the option in one of the places.
  var isSetInDomain: Bool {
    if let queue {
      return queue.decidesInDomain(option.keyword, at: answer.chain.fallback.positions)
    }
    return candidates.contains { $0.isDomain && ($0.outcome == .hit || $0.outcome == .overridden) }
  }

  /// The regular expressions before the winner that could not be evaluated.
  package var unevaluated: [(stanza: Scope, reason: PatternError)] {
    if answer.number != nil { return [] }
    if let queue, !queue.stanzas.contains(where: { $0.failure != nil }) { return [] }
    return candidates.prefix { $0.outcome != .hit }.compactMap { candidate in
      guard case .notEvaluated(let reason) = candidate.outcome, let stanza = candidate.stanza else {
        return nil
      }
      return (stanza, reason)
    }
  }
}

extension Evaluation {
  /// The notes on these expressions.
  var doubts: [RouteNote] {
    unevaluated.map { .patternNotEvaluated($0.stanza.title, reason: "\($0.reason)") }
  }
}

extension Evaluation.Origin {
  /// The value as text, as `Value.comparableText` has it.
  var text: String? {
    switch self {
    case .setting(let setting): setting.value.comparableText
    case .builtInDefault(let value), .unlimited(let value): value
    case .unset: nil
    }
  }

  /// Where the value comes from when no assignment does; lower case, no full stop.
  package var title: String {
    switch self {
    case .setting: "assignment"
    case .builtInDefault: "default"
    case .unlimited: "a host without a limit"
    case .unset: "no scope sets it"
    }
  }
}

// MARK: - The evidence

extension Evaluation {
  /// The evidence for the value: the order of the scopes, and the choice between them.
  public var evidence: Evidence {
    if let known = answer.evidence { return known }
    // Without an assignment, no place decided, and the places need not be collected.
    if answer.setting == nil, answer.asked?.isAdopted != true { return answer.evidenceOfEnd }
    return EvaluationEvidence(answer, candidates, at: scope).evidence
  }
}
