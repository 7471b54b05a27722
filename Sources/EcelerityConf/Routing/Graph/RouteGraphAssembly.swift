extension RouteGraph {
  /// The graph of `configuration`.
  package init(
    of configuration: Configuration, _ options: Options = Options()
  ) throws(QueryProblem) {
    let survey = try RouteGraphSurvey(configuration, options)
    var assembly = RouteGraphAssembly(survey, options)
    try assembly.ask()
    self = try assembly.assemble()
  }
}

/// Assembles answers to groups, lanes and exits, and combines those beyond the limits.
private struct RouteGraphAssembly {
  private let survey: RouteGraphSurvey
  private let options: RouteGraph.Options
  private var evaluator: RouteEvaluator
  private var answers: [RouteAnswer] = []
  private var numbers: [RouteAnswer: Int] = [:]
  /// The positions of the classes of names, by their answers on every binding.
  private var members: [[Int]: [Int]] = [:]
  private var graph = RouteGraph()
  private var lanePositions: [LaneKey: Int] = [:]
  private var exitPositions: [RouteGraph.Exit: Int] = [:]
  private var knownPaths: Set<PathKey> = []
  private var knownLegs: Set<RouteGraph.Leg> = []

  private struct PathKey: Hashable {
    let group: Int
    let lane: Int
  }

  private struct LaneKey: Hashable {
    let answer: Int
    let bindings: [Int]
  }

  init(_ survey: RouteGraphSurvey, _ options: RouteGraph.Options) {
    self.survey = survey
    self.options = options
    evaluator = survey.side.evaluator
  }

  // MARK: Asking

  mutating func ask() throws(QueryProblem) {
    for (position, domains) in survey.domains.enumerated() {
      guard let witness = domains.witness else { continue }
      var row: [Int] = []
      for bindings in survey.bindings {
        guard let first = bindings.first else { continue }
        row.append(number(of: RouteAnswer(try explain(witness, first))))
      }
      members[row, default: []].append(position)
    }
  }

  private mutating func number(of answer: RouteAnswer) -> Int {
    if let known = numbers[answer] { return known }
    numbers[answer] = answers.count
    answers.append(answer)
    return answers.count - 1
  }

  private mutating func explain(
    _ domain: DomainName, _ binding: RouteBinding
  ) throws(QueryProblem) -> Explanation {
    try evaluator.explain(binding.query(domain, options))[0]
  }

  // MARK: Groups

  mutating func assemble() throws(QueryProblem) -> RouteGraph {
    // The positions are those of the survey, in order of significance.
    let all = members.sorted { ($0.value.first ?? 0) < ($1.value.first ?? 0) }
    let rows = all.filter { !isNextHops($0.value) }
    let limit = options.limits.groups
    let drawn = rows.count > limit ? limit - 1 : rows.count
    for row in rows[..<drawn] {
      graph.groups.append(group(row.value))
      try addPaths(of: row.key, row.value)
    }
    if drawn < rows.count { sumUp(rows[drawn...]) }
    graph.notes = survey.notes
    graph.patterns = survey.patterns.entries.map(\.text)
    graph.suffixes = survey.suffixes.map { String($0.dropFirst()) }
    let left =
      survey.domainsNotAsked
      + all.filter { isNextHops($0.value) }.flatMap { $0.value.map { survey.domains[$0] } }
    graph.namesLeftOut = left.flatMap { $0.names.map(\.text) }.sorted()
    return graph
  }

  /// Hosts seldom receive mail of their own; a node for each would hide the others.
  private func isNextHops(_ positions: [Int]) -> Bool {
    positions.allSatisfy { survey.domains[$0].isNextHop }
  }

  private mutating func group(_ positions: [Int]) -> RouteGraph.Group {
    var group = RouteGraph.Group()
    var own: [String] = []
    var others: [String] = []
    var sets: [[String]] = []
    for position in positions {
      let domains = survey.domains[position]
      if domains.isEverythingElse { group.coversUnnamed = true }
      recordUnnamed(domains)
      if let unnamed = domains.unnamed, !domains.isEverythingElse {
        sets.append(labels(of: domains.key, unnamed.text))
      }
      if domains.unnamed == nil, !domains.isNextHop {
        own += domains.names.map(\.text)
      } else {
        others += domains.names.map(\.text)
      }
    }
    group.patterns = sets.withoutSupersets
    group.names = own.sorted() + others.sorted()
    group.ownCount = own.count
    return group
  }

  /// Records names that are mentioned nowhere, which are found by what they match.
  private mutating func recordUnnamed(_ domains: RouteGraphSurvey.Domains) {
    guard domains.unnamed != nil, !domains.key.lists.contains(true) else { return }
    graph.unnamed.append(
      RouteGraph.UnnamedNames(patterns: domains.key.patterns, group: graph.groups.count))
  }

  private func labels(of key: DomainKey, _ name: String) -> [String] {
    let patterns = key.patterns.map { "/\(survey.patterns.entries[$0].text)/" }
    guard key.lists.contains(true) else { return patterns }
    return patterns
      + survey.suffixes.filter { name.hasSuffix(DomainName(String($0.dropFirst())).text) }
  }

  /// Combines the groups beyond the limit; their mail may take any of the ways of one of them.
  private mutating func sumUp(_ rows: ArraySlice<(key: [Int], value: [Int])>) {
    var group = group(rows.flatMap(\.value))
    group.summedUp = rows.count
    graph.groups.append(group)
    for row in rows {
      for (answer, bindings) in parts(of: row.key) { addPath(lane(answer, bindings), nil) }
    }
  }

  // MARK: Paths

  /// The bindings of a row by their answer.
  private func parts(of row: [Int]) -> [(answer: Int, bindings: [Int])] {
    var order: [Int] = []
    var bindings: [Int: [Int]] = [:]
    for (binding, answer) in row.enumerated() {
      if bindings[answer] == nil { order.append(answer) }
      bindings[answer, default: []].append(binding)
    }
    return order.map { ($0, bindings[$0] ?? []) }
  }

  private mutating func addPaths(of row: [Int], _ positions: [Int]) throws(QueryProblem) {
    let witness = positions.compactMap { survey.domains[$0].witness }.first
    for (answer, bindings) in parts(of: row) {
      let first = bindings.first.flatMap { survey.bindings[$0].first }
      guard let witness, let first else { continue }
      addPath(lane(answer, bindings), try explain(witness, first))
    }
  }

  private mutating func addPath(_ lane: Int, _ witness: Explanation?) {
    let group = graph.groups.count - 1
    guard knownPaths.insert(PathKey(group: group, lane: lane)).inserted else { return }
    let isRest = graph.lanes[lane].summedUp > 0 || graph.groups[group].summedUp > 0
    graph.paths.append(
      RouteGraph.Path(group: group, lane: lane, witness: isRest ? nil : witness))
    guard let witness, graph.lanes[lane].bindings.count == 1 else { return }
    let sources = Set(witness.destinations.map(\.sourceAddress))
    // One of each family at most.
    let isKnown = !sources.isEmpty && !sources.contains("*")
    graph.lanes[lane].sourceAddress = isKnown ? sources.sorted().joined(separator: " or ") : nil
  }

  // MARK: Lanes

  private mutating func lane(_ answer: Int, _ bindings: [Int]) -> Int {
    let key = LaneKey(answer: answer, bindings: bindings)
    if let known = lanePositions[key] { return known }
    let limit = options.limits.lanes
    let isRest = lanePositions.count >= limit - 1
    let position = isRest ? limit - 1 : graph.lanes.count
    lanePositions[key] = position
    if position == graph.lanes.count { graph.lanes.append(RouteGraph.Lane()) }
    if isRest {
      graph.lanes[position].summedUp += 1
    } else {
      let found = bindings.flatMap { survey.bindings[$0] }
      graph.lanes[position].bindings = found
      graph.lanes[position].isEveryBinding =
        bindings.count == survey.bindings.count && survey.bindingsNotAsked == 0
      graph.lanes[position].queue = answers[answer].queue
    }
    addLegs(of: answers[answer], from: position, isRest: isRest)
    return position
  }

  // MARK: Exits

  private mutating func addLegs(of answer: RouteAnswer, from lane: Int, isRest: Bool) {
    let sharing = Dictionary(grouping: answer.ways, by: \.preference).mapValues(\.count)
    for way in answer.ways {
      let exit = exit(way.exit)
      let isSummedUp = isRest || exit == options.limits.exits - 1
      let leg = RouteGraph.Leg(
        lane: lane, exit: exit, preference: isSummedUp ? nil : way.preference,
        sharedBy: isSummedUp ? 1 : sharing[way.preference] ?? 1, isOnly: answer.ways.count == 1)
      if knownLegs.insert(leg).inserted { graph.legs.append(leg) }
    }
  }

  private mutating func exit(_ exit: RouteGraph.Exit) -> Int {
    if let known = exitPositions[exit] { return known }
    let limit = options.limits.exits
    let isRest = exitPositions.count >= limit - 1
    let position = isRest ? limit - 1 : graph.exits.count
    exitPositions[exit] = position
    if isRest {
      let count = exitPositions.count - (limit - 1)
      if position == graph.exits.count { graph.exits.append(exit) }
      graph.exits[position] = .others(count)
    } else {
      graph.exits.append(exit)
    }
    return position
  }
}
