/// Computes the routes of messages, with reasons, from a configuration and given DNS answers. It
/// uses no network.
///
/// Keep one for many queries: it caches binding groups and compiled regular expressions.
///
///     var evaluator = RouteEvaluator(configuration)
///     for explanation in try evaluator.explain(RouteQuery("oak.example")) {
///       print(explanation.verdict, explanation.destinations)
///     }
///
/// The steps are those of docs/routing.md, From a recipient to a host.
public struct RouteEvaluator: Sendable {
  var options: OptionEvaluator
  let bindings: BindingIndex
  let localModules: LocalModules
  let modules: ActingModules
  var relayedDomains: RelayedDomains
  let hostStanzas: HostStanzas
  let lookupSettings: LookupSettings
  let version: ServerVersion?
  let tellsSession: Bool
  let tellsSteps: Bool
  /// The search list for names of next hops.
  package var searchList = SearchList.none
  /// Address lists, by the option that sets them.
  var blockSets: [Keyword: CIDRSet] = [:]
  private var lastChosen: ChosenBindings?
  /// Steps shared between answers.
  var stepCache = StepCache()
  /// A scratch set for the options that stanzas for one name set, reused to avoid an allocation for each name.
  var setOptions: KeywordSet = []

  /// An evaluator of `configuration` for a server of `version`; nil is the newest known. Unless
  /// `tellsSession`, settings that the destinations do not depend on are left out: timers, limits,
  /// a login and the like. Unless `tellsSteps`, an explanation has neither steps nor ignored
  /// settings.
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
    lookupSettings = LookupSettings(
      configuration, asksIPv6: RouteEvaluator.looksForIPv6(configuration, version))
    self.version = version
    self.tellsSession = tellsSession
    self.tellsSteps = tellsSteps
  }

  /// An evaluator with the same results for another thread; the two do not wait for each other.
  public var separated: RouteEvaluator {
    RouteEvaluator(
      configuration.separated(), version: version, tellsSession: tellsSession,
      tellsSteps: tellsSteps)
  }

  /// The configuration in which options are looked up.
  public var configuration: Configuration { options.configuration }

  /// The explanation of `query`; one for each binding that the server may choose when the query
  /// names a binding group alone.
  ///
  /// Without `names` (nil), the query is evaluated without DNS: next hops keep their names, and
  /// nothing is `unanswered`. With `names`, even if they are empty, the explanation is complete
  /// unless it has `unanswered` questions: `explain(_:answering:)` shows how to answer them. Throws
  /// for a binding or a group that the configuration does not have.
  public mutating func explain(
    _ query: RouteQuery, names: NameAnswers? = nil
  ) throws(QueryProblem) -> [Explanation] {
    try findings(query, names).map(\.explanation)
  }

  /// The explanation of `query` with the known DNS answers, which may be none yet (`[:]`).
  ///
  /// It is complete when nothing is `unanswered`. Until then, answer the questions and call this
  /// method again; each round can raise new questions, such as the addresses of exchangers that the
  /// last one found.
  ///
  ///     var names: NameAnswers = [:]
  ///     for _ in 0..<32 {
  ///       let open = try evaluator.explain(query, answering: names).flatMap(\.unanswered)
  ///       if open.isEmpty { break }
  ///       for question in open { names[question] = lookUp(question) }
  ///     }
  ///
  /// A question without an answer stays `unanswered`; `NameAnswer.Outcome.unknown(_:)` is the
  /// answer for a failed lookup.
  public mutating func explain(
    _ query: RouteQuery, answering names: NameAnswers
  ) throws(QueryProblem) -> [Explanation] {
    try explain(query, names: names)
  }

  /// The answers to `query`, in which names without settings of their own share a route.
  package mutating func find(_ query: RouteQuery) throws(QueryProblem) -> [RouteFinding] {
    try findings(query, nil)
  }

  /// The answers on each of the bindings that `query` means.
  private mutating func findings(
    _ query: RouteQuery, _ names: NameAnswers?
  ) throws(QueryProblem) -> [RouteFinding] {
    var chosen = try takeChosenBindings(for: query)
    let findings = chosen.all.indices.map { find(query, on: &chosen.all[$0], names) }
    lastChosen = chosen
    return findings
  }

  /// The bindings that `query` means. Those of the previous question are moved out, not copied, so that the shared
  /// routes on them are modified in place.
  private mutating func takeChosenBindings(
    for query: RouteQuery
  ) throws(QueryProblem) -> ChosenBindings {
    if let last = lastChosen.take(), last.areMeant(by: query) { return last }
    let choice = try chooseBindings(for: query)
    return ChosenBindings(
      choice.members.map { ChosenBinding($0, by: choice, &options) }, for: query)
  }

  /// The answer on `binding`.
  private mutating func find(
    _ query: RouteQuery, on binding: inout ChosenBinding, _ names: NameAnswers?
  ) -> RouteFinding {
    let here = binding.places
    let recipient = options.stanzas(for: query.domain.text, in: here.recipient)
    let atReception = options.stanzas(
      for: query.domain.text, in: here.atReception, knowing: recipient, in: here.recipient)
    if names == nil, !isListed(query.domain),
      let plain = route(by: nil, like: query, on: &binding),
      let name = sharedFinding(plain, query, on: &binding, recipient, atReception)
    {
      return .plain(name)
    }
    let places = here.places(of: query.domain, recipient, atReception)
    return .own(walkToEnd(query, on: binding, places, names).explanation)
  }

  /// Walks through all steps for one message.
  mutating func walkToEnd(
    _ query: RouteQuery, on binding: ChosenBinding, _ places: WalkPlaces, _ names: NameAnswers?
  ) -> RouteWalk {
    var walk = RouteWalk(
      query, binding.member, places, names: names,
      StepLog(isRecording: tellsSteps, takeStepCache()))
    if tellsSteps { walk.log.append(RouteEvaluator.normalised(query)) }
    record(binding.choice, &walk)
    takeSteps(&walk)
    stepCache = walk.log.cache
    return walk
  }

  /// Moves the cache out, for a walk that adds to it without copying.
  private mutating func takeStepCache() -> StepCache {
    var taken = StepCache()
    swap(&taken, &stepCache)
    return taken
  }

  /// Takes the steps in order, until one stops the message.
  private mutating func takeSteps(_ walk: inout RouteWalk) {
    applyDefaultBinding(&walk)
    if walk.continues { checkLocalModules(&walk) }
    if walk.continues { checkBlackholeAtReception(&walk) }
    if walk.continues { reroute(&walk) }
    if walk.continues { applyGateway(&walk) }
    if walk.continues { checkQueueState(&walk) }
    if walk.continues { determineMethod(&walk) }
    if walk.continues { listHosts(&walk) }
    if walk.continues { resolveHops(&walk) }
    if walk.continues { recordPossibleRollup(&walk) }
    if walk.continues { filterHops(&walk) }
    // A method without a probe has stopped the message; its route is reported nevertheless.
    if let method = walk.method, !method.isMail { walk.verdict = nil }
    if walk.continues { orderHops(&walk) }
    if walk.continues { determineDestinations(&walk) }
    if let method = walk.method, walk.continues {
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
