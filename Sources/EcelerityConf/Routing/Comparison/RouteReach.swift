/// The routes that the difference between two configurations can reach; all others are unchanged.
///
/// An answer depends on the settings for the recipient domain, for the name it is rerouted to, and for the name it
/// is queued under. If none of these has changed, neither has the answer.
struct RouteReach {
  /// The names that are reached through a binding's own stanzas for domains.
  struct OfBinding {
    /// Names with a stanza in the binding.
    var names: Set<String> = []
    /// The names among them that are reached.
    var changed: Set<String> = []
    /// Whether every name may be reached.
    var isEverywhere = false
  }

  private let contents: RouteContents
  /// The numbers of the contents of the stanzas for each regular expression in the global scope, old and new.
  private let globalPatterns: [Int: [Int]]
  /// The numbers of the contents of the global scope itself.
  private let globalOwn: Sides<Int>
  /// The targets of gateways and rerouting.
  private let targets: Set<String>
  /// Whether something in the global scope has changed outside of its stanzas for domains.
  private let isGlobal: Bool
  /// Names whose stanza has changed.
  private var changedNames: Set<String> = []
  /// Regular expressions whose stanza or order has changed.
  private var changedPatterns: Set<Int> = []
  /// Targets that have changed.
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

  /// The names and expressions that two containers do not have in common.
  private static func changed(
    _ old: RouteSide.Container, _ new: RouteSide.Container
  ) -> (names: Set<String>, patterns: Set<Int>) {
    var names: Set<String> = []
    for (name, number) in old.names where new.names[name] != number { names.insert(name) }
    for name in new.names.keys where old.names[name] == nil { names.insert(name) }
    guard old.patterns != new.patterns else { return (names, []) }
    // Where the order has changed, each expression may have become the first to match, or not be it any more.
    let before = Set(old.patterns)
    let after = Set(new.patterns)
    let kept = before.intersection(after)
    var patterns = Set(before.symmetricDifference(after).map(\.pattern))
    let isReordered =
      old.patterns.filter(kept.contains) != new.patterns.filter(kept.contains)
    if isReordered { patterns.formUnion(kept.map(\.pattern)) }
    return (names, patterns)
  }

  /// A name that leads to a changed name is reached too, and so are names that lead to this one.
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

  /// Whether the stanza of some regular expression, or its position among the others, has changed.
  var reachesPatterns: Bool { !changedPatterns.isEmpty }

  /// The names that `member` reaches through its own stanzas.
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
    // Names that lead to one of these names are reached as well, and are not tracked one by one.
    if !found.changed.isDisjoint(with: targets) { found.isEverywhere = true }
    return found
  }
}
