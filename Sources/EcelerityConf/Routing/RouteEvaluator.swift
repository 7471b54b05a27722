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
  let relayedDomains: RelayedDomains
  let hostStanzas: HostStanzas
  let version: ServerVersion?
  let tellsSession: Bool
  let tellsSteps: Bool
  /// Lists of addresses by the option that holds them.
  var blockSets: [Keyword: CIDRSet] = [:]
  /// The bindings of the question before, as most are asked for the same.
  private var lastChoice: (query: ChoiceKey, choice: BindingChoice)?

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
    relayedDomains = RelayedDomains(configuration)
    hostStanzas = HostStanzas(configuration)
    self.version = version
    self.tellsSession = tellsSession
    self.tellsSteps = tellsSteps
  }

  /// Where options are looked for.
  public var configuration: Configuration { options.configuration }

  /// The answer to `query`; one for each binding that the server may choose when the query names a
  /// binding group alone.
  ///
  /// Without `names` the answer is that of a server which has not asked DNS yet: next hops keep their
  /// names. With them it is complete unless it has `unanswered` questions; whoever finds the answers
  /// to these asks again with more names.
  public mutating func explain(
    _ query: RouteQuery, names: NameAnswers? = nil
  ) throws(QueryProblem) -> [Explanation] {
    let choice = try choice(for: query)
    return choice.members.map { member in
      var walk = RouteWalk(
        query, binding: member.binding, group: member.group, names: names, tellsSteps: tellsSteps,
        &options)
      normalise(&walk)
      record(choice, &walk)
      take(&walk)
      return explanation(walk)
    }
  }

  private mutating func choice(for query: RouteQuery) throws(QueryProblem) -> BindingChoice {
    let key = ChoiceKey(binding: query.binding, group: query.bindingGroup)
    if let lastChoice, lastChoice.query == key { return lastChoice.choice }
    let choice = try chooseBindings(for: query)
    lastChoice = (key, choice)
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
  private func normalise(_ walk: inout RouteWalk) {
    guard tellsSteps else { return }
    let decision =
      switch walk.domain.kind {
      case .address: "D-08"
      case .name, .synthetic: "D-06"
      }
    walk.append(
      RouteStep(
        .normalise, "name to compare for \(walk.query.input)", walk.domain.text,
        Evidence(.decided, Page.domain, decision),
        notes: walk.query.input.utf8.allSatisfy { $0 < 0x80 } ? [] : [.labelsEncoded]))
  }
}
