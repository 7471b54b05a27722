/// Says where messages go and why, from the configuration and from what DNS has been heard to say: no
/// network is asked here.
///
/// Keep one for many questions: it knows the binding groups and compiled regular expressions.
///
///     var evaluator = RouteEvaluator(configuration)
///     for explanation in try evaluator.explain(RouteQuery("oak.example")) {
///       print(explanation.verdict, explanation.destinations)
///     }
///
/// The steps are those of docs/routing.md, section 4.
public struct RouteEvaluator: Sendable {
  var options: OptionEvaluator
  let bindings: BindingIndex
  let localModules: LocalModules
  let modules: ActingModules
  var relayedDomains: RelayedDomains
  let hostStanzas: HostStanzas
  let version: ServerVersion?
  let tellsSession: Bool
  let tellsSteps: Bool
  /// What names of next hops may stand for.
  package var searchList = SearchList.none
  /// Lists of addresses by the option that holds them.
  var blockSets: [Keyword: CIDRSet] = [:]
  /// What the last question said of bindings, as most say the same, and which ones it meant.
  private var chosenBy: ChoiceKey?
  private var choice: BindingChoice?
  var chosen: [ChosenBinding] = []
  /// What was told of other names.
  var memory = StepMemory()
  /// The options that stanzas for one name set: the same memory serves for all names.
  var setOptions: KeywordSet = []

  private struct ChoiceKey: Equatable {
    let binding: String?
    let group: String?
  }

  /// Answers questions about `configuration` for a server of `version`; nil is the newest known. Unless
  /// it `tellsSession`, what the destinations do not depend on is left out: timers, limits, a login
  /// and the like. Unless it `tellsSteps`, an explanation has neither steps nor ignored settings.
  public init(
    _ configuration: Configuration, version: ServerVersion? = nil, tellsSession: Bool = true,
    tellsSteps: Bool = true
  ) {
    options = OptionEvaluator(configuration, version: version)
    bindings = BindingIndex(configuration)
    localModules = LocalModules(configuration)
    modules = ActingModules(configuration)
    relayedDomains = RelayedDomains(configuration)
    hostStanzas = HostStanzas(configuration)
    self.version = version
    self.tellsSession = tellsSession
    self.tellsSteps = tellsSteps
  }

  /// An evaluator that answers the same on another thread, without making this one wait.
  public var separated: RouteEvaluator {
    RouteEvaluator(
      configuration.separated(), version: version, tellsSession: tellsSession,
      tellsSteps: tellsSteps)
  }

  /// Where options are looked for.
  public var configuration: Configuration { options.configuration }

  /// The answer to `query`; one for each binding that the server may choose when the query names a
  /// binding group alone.
  ///
  /// Without `names` (nil) the answer is that of a server which has not asked DNS yet: next hops keep their
  /// names, and nothing is `unanswered`. With them, even if they are empty, it is complete unless it has
  /// `unanswered` questions: `explain(_:answering:)` shows how to answer them. Throws for a binding or a group
  /// that the configuration does not have.
  public mutating func explain(
    _ query: RouteQuery, names: NameAnswers? = nil
  ) throws(QueryProblem) -> [Explanation] {
    try choose(for: query).map { find(query, $0, names).explanation }
  }

  /// The answer to `query` with what is known of DNS, which may be nothing yet (`[:]`).
  ///
  /// It is complete when nothing is `unanswered`. Until then, find the answers and ask again; each round can bring
  /// up new questions, such as the addresses of the exchangers that the last one found.
  ///
  ///     var names: NameAnswers = [:]
  ///     for _ in 0..<32 {
  ///       let open = try evaluator.explain(query, answering: names).flatMap(\.unanswered)
  ///       if open.isEmpty { break }
  ///       for question in open { names[question] = lookUp(question) }
  ///     }
  ///
  /// A question without an answer is asked again; `NameAnswer.Outcome.unknown(_:)` says that nobody could answer
  /// it.
  public mutating func explain(
    _ query: RouteQuery, answering names: NameAnswers
  ) throws(QueryProblem) -> [Explanation] {
    try explain(query, names: names)
  }

  /// The same as `explain(_:)`, in which names without settings of their own share what they have
  /// in common.
  package mutating func find(_ query: RouteQuery) throws(QueryProblem) -> [RouteFinding] {
    try choose(for: query).map { find(query, $0, nil) }
  }

  /// The answer for the binding at `position` of the last choice.
  private mutating func find(
    _ query: RouteQuery, _ position: Int, _ names: NameAnswers?
  ) -> RouteFinding {
    let here = chosen[position].places
    let recipient = options.stanzas(for: query.domain.text, in: here.recipient)
    let atReception = options.stanzas(
      for: query.domain.text, in: here.atReception, knowing: recipient, in: here.recipient)
    if names == nil, !isListed(query.domain),
      let plain = route(by: nil, like: query, position),
      let name = sharedFinding(plain, query, position, recipient, atReception)
    {
      return .plain(name)
    }
    let places = here.places(of: query.domain, recipient, atReception)
    return .own(walkToEnd(query, position, places, names).explanation)
  }

  /// The way of one message to its end.
  mutating func walkToEnd(
    _ query: RouteQuery, _ position: Int, _ places: WalkPlaces, _ names: NameAnswers?
  ) -> RouteWalk {
    guard let choice else { preconditionFailure("a route without a binding") }
    var walk = RouteWalk(
      query, chosen[position].member, places, names: names,
      StepLog(isKept: tellsSteps, takeMemory()))
    if tellsSteps { walk.log.append(RouteEvaluator.normalised(query)) }
    record(choice, &walk)
    takeSteps(&walk)
    memory = walk.log.memory
    return walk
  }

  /// What was told before, for a walk that adds to it.
  private mutating func takeMemory() -> StepMemory {
    var taken = StepMemory()
    swap(&taken, &memory)
    return taken
  }

  /// Makes the choice that `query` means the last one; the positions of its bindings.
  private mutating func choose(for query: RouteQuery) throws(QueryProblem) -> Range<Int> {
    let key = ChoiceKey(binding: query.binding, group: query.bindingGroup)
    if chosenBy == key { return chosen.indices }
    let choice = try chooseBindings(for: query)
    chosenBy = key
    self.choice = choice
    chosen = choice.members.map { ChosenBinding($0, &options) }
    return chosen.indices
  }

  /// The steps in their order, until one stops the message.
  private mutating func takeSteps(_ walk: inout RouteWalk) {
    applyDefaultBinding(&walk)
    if walk.goesOn { askLocalModules(&walk) }
    if walk.goesOn { askBlackholeAtReception(&walk) }
    if walk.goesOn { reroute(&walk) }
    if walk.goesOn { askGateway(&walk) }
    if walk.goesOn { askQueueState(&walk) }
    if walk.goesOn { askMethod(&walk) }
    if walk.goesOn { listHosts(&walk) }
    if walk.goesOn { resolveHops(&walk) }
    if walk.goesOn { tellPossibleRollup(&walk) }
    if walk.goesOn { filterHops(&walk) }
    // Another method has stopped the message before; its route is told all the same.
    if let method = walk.method, !method.isMail { walk.verdict = nil }
    if walk.goesOn { orderHops(&walk) }
    if walk.goesOn { askDestinations(&walk) }
    if let method = walk.method, walk.goesOn {
      walk.verdict = method.isMail ? .deliver : .unsupportedMethod
    }
    collectSettingsOfOtherQueue(&walk)
    conclude(&walk)
  }

  /// Step 1.
  static func normalised(_ query: RouteQuery) -> RouteStep {
    let decision =
      switch query.domain.kind {
      case .address: "D-08"
      case .name, .synthetic: "D-06"
      }
    return RouteStep(
      .normalise, "name to compare for \(query.input)", query.domain.text,
      Evidence(.decided, Page.domain, decision),
      notes: query.input.utf8.allSatisfy { $0 < 0x80 } ? [] : [.labelsEncoded])
  }
}
