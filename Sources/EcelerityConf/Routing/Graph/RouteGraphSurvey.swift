/// Finds the answers that a graph shows: for every class of domains on every class of bindings, within the limit.
struct RouteGraphSurvey {
  /// Names that nothing in the configuration distinguishes.
  struct Domains {
    let key: DomainKey
    /// Whether bindings or groups have stanzas for the names.
    var isInBindings = false
    var names: [DomainName] = []
    var unnamed: DomainName?

    /// Whether no other domain matches one of its regular expressions.
    var isOnlyMatch = false

    /// Whether it is only written as a next hop.
    var isNextHop: Bool {
      key.literal != nil && key.old == 0 && !isInBindings && !key.lists.contains(true)
        && !isOnlyMatch
    }

    /// A name that represents all of them.
    var witness: DomainName? { unnamed ?? names.first }

    /// Whether these are the names that are mentioned nowhere.
    var isEverythingElse: Bool {
      unnamed != nil && key.patterns.isEmpty && !key.lists.contains(true)
    }
  }

  let side: RouteSide
  let patterns: NumberedPatterns
  /// The domains within the limit, the most significant first.
  private(set) var domains: [Domains] = []
  /// The bindings within the limit, grouped when they differ only in their own addresses and names; the group of
  /// the default binding is first.
  private(set) var bindings: [[RouteBinding]] = []
  private(set) var domainsNotAsked: [Domains] = []
  private(set) var bindingsNotAsked = 0
  private(set) var notes: [RouteGraphNote] = []
  /// The suffixes on lists.
  private(set) var suffixes: [String] = []

  init(_ configuration: Configuration, _ options: RouteGraph.Options) throws(QueryProblem) {
    var contents = RouteContents(OwnHosts())
    var numbers = PatternNumbers()
    side = RouteSide(configuration, options.version, &contents, &numbers)
    patterns = NumberedPatterns(numbers)
    try side.evaluator.bindings.check(options.binding, in: options.bindingGroup)
    var survey = DomainSurvey(side, side, patterns, hosts: contents.hosts)
    survey.takeNames()
    suffixes = survey.globs
    try collect(survey, options)
    limit(to: options.limits.answers)
    collectNotes(survey)
  }

  // MARK: Bindings

  /// The contents of the stanzas for domains of a binding and its group.
  private struct BindingKey: Hashable {
    let position: Int
    let names: [[String: Int]]
    let patterns: [[RouteSide.PatternContents]]

    init(_ position: Int, _ containers: [RouteSide.Container]) {
      self.position = position
      names = containers.map(\.names)
      patterns = containers.map(\.patterns)
    }
  }

  // MARK: Domains

  /// A class of names and the stanzas of bindings and groups for them.
  private struct DomainsKey: Hashable {
    let position: Int
    let own: [OwnStanza]
  }

  /// A stanza of bindings for a name.
  private struct OwnStanza: Hashable {
    /// The position of the group of bindings.
    let bindings: Int
    /// The position of the container among the scopes around the bindings.
    let container: Int
    /// The number of its contents.
    let contents: Int
  }

  private mutating func collect(
    _ survey: DomainSurvey, _ options: RouteGraph.Options
  ) throws(QueryProblem) {
    let others = try options.senderNames()
    let classes = BindingClasses(side, side, others: others) { options.includes($0) }
    var positions: [BindingKey: Int] = [:]
    var own: [String: [OwnStanza]] = [:]
    for (position, found) in classes.classes.enumerated() {
      for member in found.members {
        let containers = member.containers.new
        let key = BindingKey(position, containers)
        let unit = positions[key] ?? bindings.count
        if unit == bindings.count {
          positions[key] = unit
          bindings.append([])
          for (place, container) in containers.enumerated() {
            for (name, number) in container.names {
              own[name, default: []].append(
                OwnStanza(bindings: unit, container: place, contents: number))
            }
          }
        }
        bindings[unit].append(member.new)
      }
    }
    collect(survey.classes.classes, own)
  }

  private mutating func collect(_ classes: [DomainClasses.Class], _ own: [String: [OwnStanza]]) {
    for (position, found) in classes.enumerated() where found.key.kind == .name {
      var positions: [DomainsKey: Int] = [:]
      if let unnamed = found.unnamed {
        positions[DomainsKey(position: position, own: [])] = domains.count
        domains.append(Domains(key: found.key, unnamed: unnamed))
      }
      for name in found.names {
        let key = DomainsKey(position: position, own: own[name.text] ?? [])
        let place = positions[key] ?? domains.count
        if place == domains.count {
          positions[key] = place
          domains.append(Domains(key: found.key, isInBindings: !key.own.isEmpty))
        }
        domains[place].names.append(name)
      }
    }
    let matched = domains.lazy.filter { !$0.isNextHop }.reduce(into: Set<Int>()) {
      $0.formUnion($1.key.patterns)
    }
    for place in domains.indices where domains[place].isNextHop {
      domains[place].isOnlyMatch = !matched.isSuperset(of: domains[place].key.patterns)
    }
  }

  // MARK: Limit

  /// Leaves out the least significant domains and bindings when there are too many answers.
  private mutating func limit(to answers: Int) {
    bindings = bindings.sortedStably { rank($0) }
    domains = domains.sortedStably { rank($0) }
    guard bindings.count * domains.count > answers else { return }
    let fewest = max(answers / max(min(bindings.count, 100), 1), 1)
    let domainCount = min(domains.count, fewest)
    let bindingCount = min(bindings.count, max(answers / domainCount, 1))
    domainsNotAsked = Array(domains[domainCount...])
    bindingsNotAsked = bindings[bindingCount...].reduce(0) { $0 + $1.count }
    domains.removeSubrange(domainCount...)
    bindings.removeSubrange(bindingCount...)
  }

  /// The order of significance, lowest first.
  private func rank(_ domains: Domains) -> Int {
    if domains.isEverythingElse { return Int.min }
    if domains.unnamed != nil { return Int.min + 1 }
    return domains.isNextHop ? 0 : -domains.names.count
  }

  private func rank(_ bindings: [RouteBinding]) -> Int {
    bindings.contains(where: \.isImplicit) ? Int.min : -bindings.count
  }

  // MARK: Notes

  private mutating func collectNotes(_ survey: DomainSurvey) {
    let left = domainsNotAsked.reduce(0) { $0 + ($1.isNextHop ? 0 : $1.names.count) }
    if left > 0 { notes.append(.namesNotAsked(left)) }
    if bindingsNotAsked > 0 { notes.append(.bindingsNotAsked(bindingsNotAsked)) }
    let doubtful = doubtfulPatterns(survey)
    notes += doubtful.prefix(RouteGraphSurvey.mostPatterns)
    let more = doubtful.count - RouteGraphSurvey.mostPatterns
    if more > 0 { notes.append(.morePatterns(more)) }
    if survey.mayMissOverlaps { notes.append(.mayMissOverlaps) }
    notes += [.onlyDomains, .policyMayDecide]
  }

  private static let mostPatterns = 5

  private func doubtfulPatterns(_ survey: DomainSurvey) -> [RouteGraphNote] {
    patterns.entries.enumerated().compactMap { number, entry in
      var failure = survey.failures[number]
      if case .failure(let reason) = entry.compiled { failure = reason }
      if let failure { return .failedPattern(entry.text, reason: "\(failure)") }
      return survey.unread.contains(number) ? .unreadPattern(entry.text) : nil
    }
  }
}

extension Array {
  /// Sorts by `rank`, keeping the order of elements of equal rank.
  fileprivate func sortedStably(by rank: (Element) -> Int) -> [Element] {
    enumerated().map { (rank: rank($0.element), place: $0.offset) }
      .sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map { self[$0.place] }
  }
}
