/// What the difference of two configurations can reach: where nothing is reached, routes are the same.
///
/// An answer depends on what is set for the recipient's domain, for the name it is rerouted to and for
/// the one it is queued under. When none of that has changed, the answer has not.
struct RouteReach {
  /// What of one binding is reached through its own stanzas for domains.
  struct OfBinding {
    /// Names that it has stanzas for.
    var names: Set<String> = []
    /// Those of them that are reached.
    var changed: Set<String> = []
    /// Whether any name may be.
    var isEverywhere = false
  }

  private let contents: RouteContents
  /// What the stanzas for each regular expression say in the global scope, then and now.
  private let globalPatterns: [Int: [Int]]
  /// What the global scope itself says, then and now.
  private let globalOwn: Sides<Int>
  /// The names that a gateway or a rerouting leads to.
  private let targets: Set<String>
  /// Whether something outside of the stanzas for domains has changed in the global scope.
  private let isGlobal: Bool
  /// Names with another stanza than before.
  private var changedNames: Set<String> = []
  /// Regular expressions with another stanza, or in another order.
  private var changedPatterns: Set<Int> = []
  /// What something leads to that has changed.
  private var changedTargets: Set<String> = []

  init(
    _ old: RouteSide, _ new: RouteSide, _ contents: RouteContents, _ expressions: NumberedPatterns
  ) {
    self.contents = contents
    targets = contents.targets.reduce(into: []) { $0.formUnion($1) }
    globalOwn = Sides(old: old.global.own, new: new.global.own)
    isGlobal = globalOwn.old != globalOwn.new || old.modules != new.modules
    (changedNames, changedPatterns) = RouteReach.changed(old.global, new.global)
    var patterns: [Int: [Int]] = [:]
    for item in old.global.patterns + new.global.patterns {
      patterns[item.pattern, default: []].append(item.contents)
    }
    globalPatterns = patterns
    followTargets(old, new, expressions)
  }

  /// The names and the expressions that two containers do not have alike.
  private static func changed(
    _ old: RouteSide.Container, _ new: RouteSide.Container
  ) -> (names: Set<String>, patterns: Set<Int>) {
    var names: Set<String> = []
    for (name, number) in old.names where new.names[name] != number { names.insert(name) }
    for name in new.names.keys where old.names[name] == nil { names.insert(name) }
    guard old.patterns != new.patterns else { return (names, []) }
    // Where the same stand in another order, each of them may be another than the first to match.
    let before = Set(old.patterns)
    let after = Set(new.patterns)
    let kept = before.intersection(after)
    var patterns = Set(before.symmetricDifference(after).map(\.pattern))
    let isReordered =
      old.patterns.filter(kept.contains) != new.patterns.filter(kept.contains)
    if isReordered { patterns.formUnion(kept.map(\.pattern)) }
    return (names, patterns)
  }

  /// Names that lead to a changed name are reached too, and names that lead to these.
  private mutating func followTargets(
    _ old: RouteSide, _ new: RouteSide, _ expressions: NumberedPatterns
  ) {
    var leading: [String: [String]] = [:]
    var pending: [String] = []
    for name in targets {
      let patterns = expressions.matching(name)
      let own = [old.global.names[name] ?? 0, new.global.names[name] ?? 0]
      for number in own + patterns.flatMap({ globalPatterns[$0] ?? [] }) {
        for target in contents.targets[number] { leading[target, default: []].append(name) }
      }
      if changedNames.contains(name) || patterns.contains(where: changedPatterns.contains) {
        changedTargets.insert(name)
        pending.append(name)
      }
    }
    while let target = pending.popLast() {
      for name in leading[target] ?? [] where changedTargets.insert(name).inserted {
        pending.append(name)
      }
    }
  }

  private func leadsToChanged(_ numbers: [Int]) -> Bool {
    numbers.contains { !contents.targets[$0].isDisjoint(with: changedTargets) }
  }

  // MARK: Answers

  /// Whether every name on these bindings is reached.
  func isEverywhere(_ bindings: BindingClasses.Class) -> Bool {
    if isGlobal || bindings.isChanged { return true }
    guard let member = bindings.members.first else { return false }
    return member.containers.both.contains { leadsToChanged($0.map(\.own)) }
      || leadsToChanged(globalOwn.both)
  }

  /// Whether names like `key` are reached through the global scope.
  func reaches(_ key: DomainKey) -> Bool {
    if key.old != key.new { return true }
    if key.patterns.contains(where: changedPatterns.contains) { return true }
    if changedTargets.isEmpty { return false }
    return leadsToChanged([key.old, key.new] + key.patterns.flatMap { globalPatterns[$0] ?? [] })
  }

  /// Whether some regular expression has another stanza, or another place among the others.
  var reachesPatterns: Bool { !changedPatterns.isEmpty }

  /// What `member` reaches through its own stanzas.
  func reach(_ member: BindingClasses.Member) -> OfBinding {
    var found = OfBinding()
    for (old, new) in zip(member.containers.old, member.containers.new) {
      let (names, patterns) = RouteReach.changed(old, new)
      found.changed.formUnion(names)
      if !patterns.isEmpty { found.isEverywhere = true }
    }
    for container in member.containers.old + member.containers.new {
      found.names.formUnion(container.names.keys)
      for (name, number) in container.names where leadsToChanged([number]) {
        found.changed.insert(name)
      }
      if leadsToChanged(container.patterns.map(\.contents)) { found.isEverywhere = true }
    }
    // What leads to one of these names is reached as well; which that is, is not followed up.
    if !found.changed.isDisjoint(with: targets) { found.isEverywhere = true }
    return found
  }
}
