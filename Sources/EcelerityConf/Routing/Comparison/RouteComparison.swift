/// Finds the mail whose route differs between an old and a new configuration, for every domain and
/// every binding, without evaluating each of them.
///
/// Names that no setting distinguishes form a class, and so do bindings. Only classes that the
/// differences of the configurations can affect are evaluated.
///
///     var comparison = RouteComparison(old, new)
///     try comparison.differences().changes.first?.witness
public struct RouteComparison: Sendable {
  /// The options of a comparison.
  public struct Options: Sendable, SurveyOptions {
    /// The server's version; nil is the newest known.
    public var version: ServerVersion?
    /// The sender of messages, as for `RouteQuery`.
    public var sender: String?
    /// Whether method and ports of the gateway's stanza are ignored, as for `RouteQuery`.
    public var isStrictAboutGateway = false
    var gatewayStanzaUse: GatewayStanzaUse { .init(isStrict: isStrictAboutGateway) }
    /// The binding to compare; nil for all.
    public var binding: String?
    /// The binding group whose bindings to compare; nil for all.
    public var bindingGroup: String?
    /// The domains to compare; nil for all.
    public var domains: [DomainName]?

    /// Options for comparing everything.
    public init() {}
  }

  private let options: Options
  private var old: RouteSide
  private var new: RouteSide
  private let contents: RouteContents
  private let patterns: NumberedPatterns
  private var changes = RouteChangeList()

  /// Compares `old` with `new`.
  public init(_ old: Configuration, _ new: Configuration, _ options: Options = Options()) {
    var contents = RouteContents(OwnHosts(old, new))
    var numbers = PatternNumbers()
    self.old = RouteSide(old, options.version, &contents, &numbers)
    self.new = RouteSide(new, options.version, &contents, &numbers)
    self.contents = contents
    patterns = NumberedPatterns(numbers)
    self.options = options
  }

  /// The differences. Throws a problem of the binding or binding group when neither configuration
  /// has the named one, `QueryProblem.invalidSender(_:)` when the sender is neither an address nor
  /// a domain, and `QueryProblem.invalidDomain(_:suggestion:)` when one of the domains to compare
  /// is not a domain.
  ///
  /// The call runs on the calling thread and cannot be cancelled.
  public mutating func differences() throws(QueryProblem) -> RouteDifferences {
    try checkBindings()
    var survey = DomainSurvey(old, new, patterns, hosts: contents.hosts)
    if let domains = options.domains {
      survey.take(domains)
    } else {
      survey.takeAll([old, new].flatMap { WrittenNames.names(in: $0.configuration) })
    }
    let bindings = BindingClasses(
      old, new, others: try options.senderNames(), where: { options.includes($0) })
    let run = Run(survey, RouteReach(old, new, contents, patterns))
    for index in bindings.classes.indices {
      try compare(bindings.classes[index], at: index, in: run)
    }
    var found = RouteDifferences()
    found.addedBindings = bindings.added
    found.removedBindings = bindings.removed
    found.addedBindingGroups = bindings.addedGroups
    found.removedBindingGroups = bindings.removedGroups
    found.changes = try changes.changes(
      survey, bindings.classes, patterns, contents.ownHosts,
      ask: { (domain, member) throws(QueryProblem) in
        try answers(domain, member)
      })
    addUnknown(to: &found, bindings, in: run)
    return found
  }

  /// The values that are constant while all classes of bindings are compared.
  private struct Run {
    let survey: DomainSurvey
    let reach: RouteReach
    /// The positions of the classes of domains that the difference reaches on every binding.
    let reached: [Int]

    init(_ survey: DomainSurvey, _ reach: RouteReach) {
      self.survey = survey
      self.reach = reach
      let classes = survey.classes.classes
      reached = classes.indices.filter { reach.reaches(classes[$0].key) }
    }
  }

  // MARK: The question

  /// Throws when neither configuration has a binding that was asked for.
  private func checkBindings() throws(QueryProblem) {
    do throws(QueryProblem) {
      try new.evaluator.bindings.check(options.binding, in: options.bindingGroup)
    } catch {
      // A binding that only the old configuration has is reported as removed.
      guard
        (try? old.evaluator.bindings.check(options.binding, in: options.bindingGroup)) != nil
      else { throw error }
    }
  }

  // MARK: One class of bindings

  /// The stanzas for a name in one container, by the numbers of what they say.
  private struct MatchingStanzas: Hashable {
    /// The position of the container among those around the binding.
    let container: Int
    /// That of the stanza with exactly this name; 0 when there is none.
    let exact: Int
    /// Those of the stanzas whose expression matches, in order.
    let patterns: [Int]
  }

  /// The stanzas for a name in those containers that have any.
  private typealias StanzasOfName = Sides<[MatchingStanzas]>

  /// The outcomes of queries whose answers depend on the same names.
  private struct Outcome {
    let names: [String]
    /// The differences, by the stanzas of a binding for these names.
    var changes: [[StanzasOfName]: [RouteValueChange]]
  }

  /// Outcomes by the stanzas of a binding for the name of the query.
  private typealias Outcomes = [StanzasOfName: [Outcome]]

  /// A binding with stanzas for domains.
  private struct SpecialMember {
    /// Its position in its class.
    let position: Int
    let binding: BindingClasses.Member
    /// The names that the difference reaches through these stanzas.
    let reach: RouteReach.OfBinding
    /// The positions of the classes of the names of these stanzas.
    let classes: Set<Int>
  }

  private func specialMembers(of bindings: BindingClasses.Class, in run: Run) -> [SpecialMember] {
    bindings.members.enumerated().compactMap { position, binding in
      guard binding.hasDomains else { return nil }
      let own = run.reach.reach(binding)
      return SpecialMember(
        position: position, binding: binding, reach: own,
        classes: Set(own.names.compactMap { run.survey.classes.position(of: $0) }))
    }
  }

  /// Compares the class `bindings`, which has the position `number`.
  private mutating func compare(
    _ bindings: BindingClasses.Class, at number: Int, in run: Run
  ) throws(QueryProblem) {
    let plain = bindings.members.indices.filter { !bindings.members[$0].hasDomains }
    let special = specialMembers(of: bindings, in: run)
    let isEverywhere = run.reach.isEverywhere(bindings)
    let needsAll = isEverywhere || special.contains(where: \.reach.isEverywhere)
    let classes = run.survey.classes.classes
    for position in needsAll ? Array(classes.indices) : run.reached {
      let domain = classes[position]
      let isReached = isEverywhere || run.reach.reaches(domain.key)
      var outcomes: Outcomes = [:]
      var found = RouteChangeList.Ordered<RouteChangeList.Finding, [Int]>()
      if isReached, let first = plain.first, let example = domain.example {
        let changes = try outcome(example, bindings.members[first], &outcomes)
        let names = RouteChangeList.Names(domain: position)
        found.append(plain, to: .init(names: names, changes: changes))
      }
      for member in special where isReached || member.reach.isEverywhere {
        let own = member.reach.names
        guard let example = domain.example(excluding: own) else { continue }
        let changes = try outcome(example, member.binding, &outcomes)
        let names = RouteChangeList.Names(
          domain: position, excluded: member.classes.contains(position) ? own : nil)
        found.append([member.position], to: .init(names: names, changes: changes))
      }
      for finding in found.order { changes.add(finding, number, found.values[finding] ?? []) }
    }
    try compareOwnNames(of: special, at: number, isEverywhere: isEverywhere, in: run)
  }

  /// Compares names for which a binding has stanzas of its own.
  private mutating func compareOwnNames(
    of special: [SpecialMember], at number: Int, isEverywhere: Bool, in run: Run
  ) throws(QueryProblem) {
    var outcomes: [String: Outcomes] = [:]
    var found = RouteChangeList.Ordered<RouteChangeList.Finding, [Int]>()
    for member in special {
      let own = member.reach
      for text in own.names.sorted() where run.survey.classes.position(of: text) != nil {
        let name = DomainName(text)
        let isReached =
          isEverywhere || own.isEverywhere || own.changed.contains(text)
          || run.reach.reaches(run.survey.key(of: name))
        guard isReached else { continue }
        let changes = try outcome(name, member.binding, &outcomes[text, default: [:]])
        guard !changes.isEmpty else { continue }
        found.append([member.position], to: .init(names: .init(name: text), changes: changes))
      }
    }
    for finding in found.order { changes.add(finding, number, found.values[finding] ?? []) }
  }

  // MARK: One question

  /// The differences for `domain` on `member`. Bindings with the same stanzas for all names that an answer depends
  /// on have the same answer.
  private mutating func outcome(
    _ domain: DomainName, _ member: BindingClasses.Member, _ known: inout Outcomes
  ) throws(QueryProblem) -> [RouteValueChange] {
    let own = stanzas(for: domain.text, on: member)
    for outcome in known[own] ?? [] {
      let all = outcome.names.map { stanzas(for: $0, on: member) }
      if let changes = outcome.changes[all] { return changes }
    }
    let (before, after) = try answers(domain, member)
    var names = [domain.text]
    for name in before.namesAsked + after.namesAsked where !names.contains(name) {
      names.append(name)
    }
    let changes =
      RouteAttribute.isSame(before, after)
      ? []
      : RouteAttribute.valueChanges(before, after).map { change in
        change.generalised(
          values: member.values, hosts: contents.ownHosts.byDomain[domain.text])
      }
    let all = names.map { stanzas(for: $0, on: member) }
    if let place = known[own]?.firstIndex(where: { $0.names == names }) {
      known[own]?[place].changes[all] = changes
    } else {
      known[own, default: []].append(Outcome(names: names, changes: [all: changes]))
    }
    return changes
  }

  /// The stanzas around `member` for `name`.
  private func stanzas(for name: String, on member: BindingClasses.Member) -> StanzasOfName {
    guard member.hasDomains else { return StanzasOfName(old: [], new: []) }
    let matching = patterns.matching(name)
    return member.containers.map { containers in
      containers.enumerated().compactMap { position, container in
        guard container.hasDomains else { return nil }
        let exact = container.names[name]
        let fitting = container.patterns.filter { matching.contains($0.pattern) }
        guard exact != nil || !fitting.isEmpty else { return nil }
        return MatchingStanzas(
          container: position, exact: exact ?? 0, patterns: fitting.map(\.contents))
      }
    }
  }

  private mutating func answers(
    _ domain: DomainName, _ member: BindingClasses.Member
  ) throws(QueryProblem) -> (Explanation, Explanation) {
    let before = try member.old.query(domain, options)
    let after = try member.new.query(domain, options)
    return (
      try old.evaluator.explain(before)[0], try new.evaluator.explain(after)[0]
    )
  }

  // MARK: What is not known

  private func addUnknown(
    to found: inout RouteDifferences, _ bindings: BindingClasses, in run: Run
  ) {
    let (survey, reach) = (run.survey, run.reach)
    let isAnywhere = bindings.classes.contains { bindings in
      reach.isEverywhere(bindings)
        || bindings.members.contains {
          $0.hasDomains && reach.reach($0).isEverywhere
        }
    }
    var concerns = false
    for (number, entry) in patterns.entries.enumerated() {
      let isReached = reach.reaches(DomainKey(patterns: [number]))
      guard isAnywhere || reach.reachesPatterns || isReached else { continue }
      concerns = true
      var failure = survey.failures[number]
      if case .failure(let reason) = entry.compiled { failure = reason }
      guard failure != nil || survey.unread.contains(number) else { continue }
      found.unknown.append(
        UnknownPattern(
          stanza: entry.stanza, isNew: entry.stanza.configuration === new.configuration,
          failure: failure))
    }
    found.mayMissOverlaps = concerns && survey.mayMissOverlaps
  }
}

extension Explanation {
  /// The names whose stanzas the answer depends on.
  fileprivate var namesAsked: [String] {
    let rerouted = steps.compactMap { step in
      step.name == .reroute
        ? (step.evaluation?.setting?.rerouteTarget?.text).map { DomainName($0).text } : nil
    }
    return [query.domain.text, routingDomain.text] + rerouted
  }
}
