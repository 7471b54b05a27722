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
  /// Lists of addresses by the option that holds them.
  var blockSets: [Keyword: CIDRSet] = [:]
  /// The bindings of the question before, as most are asked for the same.
  private var lastChoice: (query: ChoiceKey, choice: BindingChoice)?
  /// Where options are looked for on each of these bindings.
  private var places: [BindingWalkPlaces] = []
  /// The answer for most names on each of them.
  private var plainRoutes: [PlainMemory] = []
  private var memory = StepMemory()

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
    options = OptionEvaluator(configuration)
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
  /// Without `names` the answer is that of a server which has not asked DNS yet: next hops keep their
  /// names. With them it is complete unless it has `unanswered` questions; whoever finds the answers
  /// to these asks again with more names. Throws for a binding or a group that the configuration does not
  /// have.
  public mutating func explain(
    _ query: RouteQuery, names: NameAnswers? = nil
  ) throws(QueryProblem) -> [Explanation] {
    let choice = try choice(for: query)
    return choice.members.indices.map { find(query, choice, $0, names).explanation }
  }

  /// The same as `explain(_:)`, for somebody who knows what to say of names without a say.
  package mutating func find(_ query: RouteQuery) throws(QueryProblem) -> [RouteFinding] {
    let choice = try choice(for: query)
    return choice.members.indices.map { find(query, choice, $0, nil) }
  }

  /// The answer for the binding at `position` of `choice`.
  private mutating func find(
    _ query: RouteQuery, _ choice: BindingChoice, _ position: Int, _ names: NameAnswers?
  ) -> RouteFinding {
    let here = places[position]
    let recipient = options.stanzas(for: query.domain.text, in: here.recipient)
    let atReception = options.stanzas(for: query.domain.text, in: here.atReception)
    let isOffline = names == nil && !isListed(query.domain)
    if isOffline, let plain = plainRoute(like: query, choice, position) {
      switch plain.fit(query, recipient: recipient, atReception: atReception) {
      case .whole:
        return .plain(
          .init(query: query, route: plain, recipient: recipient, atReception: atReception))
      case .allButNumbers:
        let common = plain.explanation(query, recipient: recipient, atReception: atReception)
        let member = choice.members[position]
        if let own = replaceNumbers(of: common, member, here) { return .own(own) }
      case nil: break
      }
    }
    let walk = walk(
      query, choice, position, here.places(of: query.domain, recipient, atReception), names)
    return .own(explanation(walk))
  }

  /// The way of one message to its end.
  private mutating func walk(
    _ query: RouteQuery, _ choice: BindingChoice, _ position: Int, _ places: WalkPlaces,
    _ names: NameAnswers?
  ) -> RouteWalk {
    var walk = RouteWalk(
      query, choice.members[position], places, names: names, tellsSteps: tellsSteps, takeMemory())
    if tellsSteps { walk.append(RouteEvaluator.normalised(query)) }
    record(choice, &walk)
    take(&walk)
    memory = walk.memory
    return walk
  }

  /// What is known of names without a say on one binding.
  private struct PlainMemory {
    /// How many names had to be answered without it.
    var questions = 0
    var route: PlainRoute?

    /// So many questions are worth another walk for all that follow.
    static let patience = 8
  }

  /// The answer for names without a say at `position` of `choice`, asked as `query` is: that for a name
  /// which no stanza is for, whatever expressions match.
  private mutating func plainRoute(
    like query: RouteQuery, _ choice: BindingChoice, _ position: Int
  ) -> PlainRoute? {
    if let route = plainRoutes[position].route { return route }
    plainRoutes[position].questions += 1
    guard plainRoutes[position].questions == PlainMemory.patience,
      let query = try? query.asked(about: "name.invalid"), !isListed(query.domain)
    else { return nil }
    let here = places[position]
    options.asked = []
    let walk = walk(query, choice, position, here.places(of: query.domain, [], []), nil)
    let asked = options.asked ?? []
    options.asked = nil
    plainRoutes[position].route = PlainRoute(
      walk, from: here, asked: asked, explanation(walk), numbering: &memory)
    return plainRoutes[position].route
  }

  /// The same as `common` with the timers, limits and retries that stanzas for the domain set; nil when
  /// they set what is not valid there.
  private mutating func replaceNumbers(
    of common: Explanation, _ member: BindingChoice.Member, _ here: BindingWalkPlaces
  ) -> Explanation? {
    guard tellsSteps else { return common }
    var steps = common.steps
    var walk: RouteWalk?
    for index in steps.indices where steps[index].topic != .decision {
      let step = steps[index]
      guard let queue = step.queue, let keyword = step.content.option?.chain.keyword,
        queue.setsInDomain(keyword)
      else { continue }
      var here =
        walk
        ?? RouteWalk(
          common.query, member,
          WalkPlaces(onBinding: here.onBinding, recipient: queue, atReception: queue),
          names: nil, tellsSteps: true, StepMemory())
      here.steps = []
      tell(keyword, step.topic, &here)
      guard here.ignored.isEmpty, let told = here.steps.first else { return nil }
      steps[index] = told
      walk = here
    }
    return common.with(steps: steps)
  }

  /// Whether the name stands in a list, so that its answer may be one of its own.
  private mutating func isListed(_ domain: DomainName) -> Bool {
    localModules.claim(on: domain) != nil
      || tellsSteps && relayedDomains.option(with: domain) != nil
  }

  /// What was told before, for a walk that adds to it.
  private mutating func takeMemory() -> StepMemory {
    var taken = StepMemory()
    swap(&taken, &memory)
    return taken
  }

  private mutating func choice(for query: RouteQuery) throws(QueryProblem) -> BindingChoice {
    let key = ChoiceKey(binding: query.binding, group: query.bindingGroup)
    if let lastChoice, lastChoice.query == key { return lastChoice.choice }
    let choice = try chooseBindings(for: query)
    lastChoice = (key, choice)
    places = choice.members.map { BindingWalkPlaces(of: $0, &options) }
    plainRoutes = choice.members.map { _ in PlainMemory() }
    return choice
  }

  /// The steps in their order, until one stops the message.
  private mutating func take(_ walk: inout RouteWalk) {
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
    if walk.goesOn { orderHops(&walk) }
    if walk.goesOn { askDestinations(&walk) }
    if let method = walk.method, walk.goesOn {
      walk.verdict = method.isMail ? .deliver : .unsupportedMethod
    }
    collectSettingsOfOtherQueue(&walk)
    conclude(&walk)
  }

  private func explanation(_ walk: RouteWalk) -> Explanation {
    Explanation(
      query: walk.query, binding: walk.binding, bindingGroup: walk.group ?? RouteQuery.implicit,
      group: walk.group,
      verdict: walk.verdict ?? .deliver, routingDomain: walk.routingDomain, method: walk.method,
      destinations: walk.destinations, steps: walk.steps, ignored: walk.ignored,
      unanswered: walk.unanswered)
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
