/// Finds out what mail goes another way in a new configuration than in an old one, for every domain and
/// every binding, without asking for each.
///
/// Names are put together when nothing tells them apart, bindings too, and only what the difference of the
/// configurations can reach is asked for.
///
///     var comparison = RouteComparison(old, new)
///     try comparison.differences().changes.first?.witness
public struct RouteComparison: Sendable {
  /// What to compare.
  public struct Options: Sendable, SurveyOptions {
    /// The server's version; nil is the newest known.
    public var version: ServerVersion?
    /// Whom messages are from, as `RouteQuery` takes it.
    public var sender: String?
    /// As `RouteQuery` has it.
    public var isStrictAboutGateway = false
    /// The binding to compare; nil for all.
    public var binding: String?
    /// The binding group whose bindings to compare; nil for all.
    public var bindingGroup: String?
    /// The domains to compare; nil for all.
    public var domains: [DomainName]?

    /// Everything is compared.
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

  /// What differs. Throws a problem of the binding or binding group when neither configuration has the one that
  /// is asked for, `QueryProblem.invalidSender(_:)` when the sender is neither an address nor a domain, and
  /// `QueryProblem.invalidDomain(_:suggestion:)` when one of the domains to compare is not a domain.
  ///
  /// It works on this thread until it is done, and cannot be cancelled.
  public mutating func differences() throws(QueryProblem) -> RouteDifferences {
    try checkBindings()
    var survey = DomainSurvey(old, new, patterns, hosts: contents.hosts)
    if let domains = options.domains { survey.take(domains) } else { survey.takeAll() }
    let bindings = BindingClasses(
      old, new, others: try options.senderNames(), where: { options.includes($0) })
    let reach = RouteReach(old, new, contents, patterns)
    let classes = survey.classes.classes
    let reached = classes.indices.filter { reach.reaches(classes[$0].key) }
    for index in bindings.classes.indices {
      try compare(bindings.classes[index], index, survey, reach, reached)
    }
    var found = RouteDifferences()
    found.addedBindings = bindings.added
    found.removedBindings = bindings.removed
    found.changes = try changes.changes(
      survey.classes, bindings.classes, patterns, contents.ownHosts,
      ask: { (domain, member) throws(QueryProblem) in
        try answers(domain, member)
      })
    if options.domains == nil { tellUnknown(survey, bindings, reach, &found) }
    return found
  }

  // MARK: The question

  /// Throws when no message could be on what is asked for, in neither of the configurations.
  private func checkBindings() throws(QueryProblem) {
    do throws(QueryProblem) {
      try new.evaluator.bindings.check(options.binding, in: options.bindingGroup)
    } catch {
      // What the new one does not have any more is compared with nothing.
      guard
        (try? old.evaluator.bindings.check(options.binding, in: options.bindingGroup)) != nil
      else { throw error }
    }
  }

  // MARK: One class of bindings

  /// What questions found out whose answers depend on the same names.
  private struct Outcome {
    let names: [String]
    /// What differs, by what the stanzas of a binding say about these names.
    var changes: [[[Int]]: [GeneralRouteChange]]
  }

  /// Outcomes by what the stanzas of a binding say about the name that was asked for.
  private typealias Outcomes = [[[Int]]: [Outcome]]

  /// A binding with stanzas for domains.
  private struct SpecialMember {
    /// Its position in its class.
    let position: Int
    let binding: BindingClasses.Member
    /// What is reached through these stanzas.
    let reach: RouteReach.OfBinding
    /// The positions of the classes that the names of these stanzas are in.
    let classes: Set<Int>
  }

  private func specialMembers(
    of bindings: BindingClasses.Class, _ survey: DomainSurvey, _ reach: RouteReach
  ) -> [SpecialMember] {
    bindings.members.enumerated().compactMap { position, binding in
      guard binding.hasDomains else { return nil }
      let own = reach.reach(binding)
      return SpecialMember(
        position: position, binding: binding, reach: own,
        classes: Set(own.names.compactMap { survey.classes.position(of: $0) }))
    }
  }

  private mutating func compare(
    _ bindings: BindingClasses.Class, _ number: Int, _ survey: DomainSurvey, _ reach: RouteReach,
    _ reached: [Int]
  ) throws(QueryProblem) {
    let plain = bindings.members.indices.filter { !bindings.members[$0].hasDomains }
    let special = specialMembers(of: bindings, survey, reach)
    let isEverywhere = reach.isEverywhere(bindings)
    let needsAll = isEverywhere || special.contains(where: \.reach.isEverywhere)
    for position in needsAll ? Array(survey.classes.classes.indices) : reached {
      let domain = survey.classes.classes[position]
      let isReached = isEverywhere || reach.reaches(domain.key)
      var outcomes: Outcomes = [:]
      var found = RouteChangeList.Ordered<RouteChangeList.Finding, [Int]>()
      if isReached, let first = plain.first, let example = domain.example(where: { _ in true }) {
        let changes = try outcome(example, bindings.members[first], &outcomes)
        let names = RouteChangeList.Names(domain: position)
        found.append(plain, to: .init(names: names, changes: changes))
      }
      for member in special where isReached || member.reach.isEverywhere {
        let own = member.reach.names
        guard let example = domain.example(where: { !own.contains($0) }) else { continue }
        let changes = try outcome(example, member.binding, &outcomes)
        let names = RouteChangeList.Names(
          domain: position, excluded: member.classes.contains(position) ? own : nil)
        found.append([member.position], to: .init(names: names, changes: changes))
      }
      for finding in found.order { changes.add(finding, number, found.values[finding] ?? []) }
    }
    try compareOwnNames(special, number, survey, reach, isEverywhere)
  }

  /// Compares names for which a binding has stanzas of its own.
  private mutating func compareOwnNames(
    _ special: [SpecialMember], _ number: Int, _ survey: DomainSurvey, _ reach: RouteReach,
    _ isEverywhere: Bool
  ) throws(QueryProblem) {
    var outcomes: [String: Outcomes] = [:]
    var found = RouteChangeList.Ordered<RouteChangeList.Finding, [Int]>()
    for member in special {
      let own = member.reach
      for text in own.names.sorted() where survey.classes.position(of: text) != nil {
        let name = DomainName(text)
        let isReached =
          isEverywhere || own.isEverywhere || own.changed.contains(text)
          || reach.reaches(survey.key(of: name))
        guard isReached else { continue }
        let changes = try outcome(name, member.binding, &outcomes[text, default: [:]])
        guard !changes.isEmpty else { continue }
        found.append([member.position], to: .init(names: .init(name: text), changes: changes))
      }
    }
    for finding in found.order { changes.add(finding, number, found.values[finding] ?? []) }
  }

  // MARK: One question

  /// What differs for `domain` on `member`. A binding whose stanzas say the same about all names that
  /// an answer depended on has the same answer.
  private mutating func outcome(
    _ domain: DomainName, _ member: BindingClasses.Member, _ known: inout Outcomes
  ) throws(QueryProblem) -> [GeneralRouteChange] {
    let own = asked([domain.text], member)
    for outcome in known[own] ?? [] {
      if let changes = outcome.changes[asked(outcome.names, member)] { return changes }
    }
    let (before, after) = try answers(domain, member)
    var names = [domain.text]
    for name in before.namesAsked + after.namesAsked where !names.contains(name) {
      names.append(name)
    }
    let changes =
      RouteAttribute.isSame(before, after)
      ? []
      : RouteAttribute.changes(before, after).map { change in
        GeneralRouteChange(
          change, values: member.values, hosts: contents.ownHosts.byDomain[domain.text])
      }
    let all = asked(names, member)
    if let place = known[own]?.firstIndex(where: { $0.names == names }) {
      known[own]?[place].changes[all] = changes
    } else {
      known[own, default: []].append(Outcome(names: names, changes: [all: changes]))
    }
    return changes
  }

  /// What the stanzas of `member` say about `names`.
  private func asked(_ names: [String], _ member: BindingClasses.Member) -> [[Int]] {
    guard member.hasDomains else { return names.map { _ in [] } }
    return names.map { name in
      let matching = patterns.matching(name)
      var numbers: [Int] = []
      for (place, container) in member.containers.enumerated() where container.hasDomains {
        let own = container.names[name]
        let fitting = container.patterns.filter { matching.contains($0.pattern) }
        guard own != nil || !fitting.isEmpty else { continue }
        numbers.append(-1 - place)
        numbers.append(own ?? 0)
        numbers += fitting.map(\.contents)
      }
      return numbers
    }
  }

  private mutating func answers(
    _ domain: DomainName, _ member: BindingClasses.Member
  ) throws(QueryProblem) -> (Explanation, Explanation) {
    let before = try member.old.query(
      domain, sender: options.sender, isStrictAboutGateway: options.isStrictAboutGateway)
    let after = try member.new.query(
      domain, sender: options.sender, isStrictAboutGateway: options.isStrictAboutGateway)
    return (
      try old.evaluator.explain(before)[0], try new.evaluator.explain(after)[0]
    )
  }

  // MARK: What is not known

  private func tellUnknown(
    _ survey: DomainSurvey, _ bindings: BindingClasses, _ reach: RouteReach,
    _ found: inout RouteDifferences
  ) {
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
      var failure: PatternError?
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
      step.name == .reroute ? step.evaluation?.text.map { DomainName($0).text } : nil
    }
    return [query.domain.text, routingDomain.text] + rerouted
  }
}
