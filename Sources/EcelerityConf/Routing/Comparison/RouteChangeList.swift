/// Collects changes and groups them by what changes.
struct RouteChangeList {
  /// Names that change in the same way.
  struct Names: Hashable {
    /// The position of a class of names.
    var domain: Int?
    /// Names of the class that do not change in this way.
    var excluded: Set<String>?
    /// A single name instead of a class.
    var name: String?
  }

  /// The differences for some names, in general terms.
  struct Finding: Hashable {
    let names: Names
    let changes: [RouteValueChange]
  }

  /// Values by key, with the keys in insertion order.
  struct Ordered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private(set) var order: [Key] = []
    fileprivate(set) var values: [Key: Value] = [:]

    subscript(_ key: Key) -> Value? {
      get { values[key] }
      set {
        if values[key] == nil { order.append(key) }
        values[key] = newValue
      }
    }

    mutating func append<Item>(_ items: [Item], to key: Key) where Value == [Item] {
      if values[key] == nil {
        order.append(key)
        values[key] = items
      } else {
        values[key, default: []] += items
      }
    }
  }

  private struct Key: Hashable {
    let bindings: Int
    let changes: [RouteValueChange]
  }

  /// A binding, by the position of its class and its position there.
  private struct Place: Hashable {
    let bindings: Int
    let member: Int
  }

  /// Lists of members of a class of bindings, numbered: many names change on the same ones.
  private var lists = Ordered<[Int], Int>()
  private var found = Ordered<Key, Ordered<Names, Int>>()

  /// Adds that `finding` holds for all `members` of the class `bindings`. A finding must be added once only.
  mutating func add(_ finding: Finding, _ bindings: Int, _ members: [Int]) {
    guard !finding.changes.isEmpty else { return }
    let key = Key(bindings: bindings, changes: finding.changes)
    if found[key] == nil { found[key] = Ordered() }
    if lists[members] == nil { lists[members] = lists.order.count }
    found.set(lists[members] ?? 0, finding.names, of: key)
  }

  /// The changes; `ask` explains the routes of both sides for a name on a binding.
  func changes(
    _ survey: DomainSurvey, _ bindings: [BindingClasses.Class], _ patterns: NumberedPatterns,
    _ ownHosts: OwnHosts, ask: Ask
  ) throws(QueryProblem) -> [RouteChange] {
    let domains = survey.classes
    let rows = rows(domains, bindings, ownHosts)
    let globs = survey.globs.map { (text: $0, list: LeftGlobList([$0])) }
    let unwritten = domains.classes.count { $0.unnamed.map { $0.address == nil } ?? false }
    var made: [RouteChange] = []
    for changes in rows.order {
      for names in rows[changes]?.order ?? [] {
        let places = rows[changes]?[names] ?? []
        let members = places.map { bindings[$0.bindings].members[$0.member] }
        let group = RouteChangeList.group(names, domains, patterns, globs)
        guard let witness = group.witness, let first = members.first else { continue }
        let (old, new) = try ask(witness, first)
        var change = RouteChange(
          witness: witness, names: group.names, unwritten: group.unwritten,
          includesEveryUnwrittenName: unwritten > 0
            && group.unwritten.count { $0.example.address == nil } == unwritten,
          patterns: group.patterns, bindings: members.map(\.new), attributes: changes, old: old,
          new: new)
        if change.applications.contains(where: { $0.way == .refresh }) {
          change.queue = try RouteChangeList.queue(
            of: names, domains, on: places, of: bindings, ask)
        }
        made.append(change)
      }
    }
    return made
  }

  /// Explains the routes of both sides for a name on a binding.
  typealias Ask =
    (DomainName, BindingClasses.Member) throws(QueryProblem) -> (Explanation, Explanation)

  /// For more questions than this, the names under which mail is queued are not compared.
  private static let mostQueueQuestions = 1000

  /// The name under which the mail for `all` on all bindings at `places` is queued; nil when there are several. One
  /// name is asked for each class.
  private static func queue(
    of all: [Names], _ domains: DomainClasses, on places: [Place],
    of bindings: [BindingClasses.Class], _ ask: Ask
  ) throws(QueryProblem) -> DomainName? {
    let asked = all.compactMap { representative(of: $0, domains) }
    guard asked.count <= mostQueueQuestions else { return nil }
    let members = representatives(of: places, bindings, for: asked.map(\.name))
    guard members.count * asked.count <= mostQueueQuestions else { return nil }
    var queues: Set<DomainName> = []
    for member in members {
      for (name, isAlone) in asked {
        let queue = try ask(name, member).1.routingDomain
        // Each of the names may have a queue of its own.
        if queue == name, !isAlone { return nil }
        queues.insert(queue)
        if queues.count > 1 { return nil }
      }
    }
    return queues.first
  }

  /// A name that represents `names`, and whether there are no others.
  private static func representative(
    of names: Names, _ domains: DomainClasses
  ) -> (name: DomainName, isAlone: Bool)? {
    if let name = names.name { return (DomainName(name), true) }
    guard let position = names.domain else { return nil }
    let found = domains.classes[position]
    let excluded = names.excluded ?? []
    return found.example(excluding: excluded).map { example in
      let written = found.names.count { !excluded.contains($0.text) }
      return (example, found.unnamed == nil && written == 1)
    }
  }

  /// The bindings at `places`: of those of a class that have no stanzas for `names`, only the first.
  private static func representatives(
    of places: [Place], _ bindings: [BindingClasses.Class], for names: [DomainName]
  ) -> [BindingClasses.Member] {
    var classes: Set<Int> = []
    return places.compactMap { place in
      let member = bindings[place.bindings].members[place.member]
      let isAlike = !member.mayHaveStanzas(for: names)
      return isAlike && !classes.insert(place.bindings).inserted ? nil : member
    }
  }

  /// The places where names change, by changes and then by names.
  private typealias Rows = Ordered<[RouteAttributeChange], Ordered<[Names], [Place]>>

  private func rows(
    _ domains: DomainClasses, _ bindings: [BindingClasses.Class], _ ownHosts: OwnHosts
  ) -> Rows {
    var rows = Rows()
    for key in found.order {
      var byList = Ordered<Int, [Names]>()
      for names in found[key]?.order ?? [] {
        byList.append([names], to: found[key]?[names] ?? 0)
      }
      for list in byList.order {
        let groups = RouteChangeList.concrete(key.changes, byList[list] ?? [], domains, ownHosts)
        for member in lists.order[list] {
          let values = bindings[key.bindings].members[member].values
          for group in groups {
            let changes = group.changes.map { $0.words(values: values) }
            if rows[changes] == nil { rows[changes] = Ordered() }
            rows.append(
              Place(bindings: key.bindings, member: member), to: group.names, of: changes)
          }
        }
      }
    }
    return rows
  }

  /// The changes with the names of own hosts filled in: with these, each domain changes in its own way.
  private static func concrete(
    _ changes: [RouteValueChange], _ names: [Names], _ domains: DomainClasses,
    _ ownHosts: OwnHosts
  ) -> [(changes: [RouteValueChange], names: [Names])] {
    guard changes.contains(where: \.namesOwnHosts) else { return [(changes, names)] }
    return group(names, domains).map { name in
      let hosts = ownHosts.byDomain[name]?.names ?? []
      return (changes.map { $0.concrete(hosts: hosts) }, [Names(name: name)])
    }
  }

  /// The names that are written somewhere.
  private static func group(_ all: [Names], _ domains: DomainClasses) -> [String] {
    all.flatMap { names in
      if let name = names.name { return [name] }
      guard let position = names.domain else { return [] }
      let excluded = names.excluded ?? []
      return domains.classes[position].names.map(\.text).filter { !excluded.contains($0) }
    }
  }

  private struct Group {
    var witness: DomainName?
    var names: [String] = []
    var unwritten: [UnwrittenNames] = []
    var patterns: [String] = []
  }

  private static func group(
    _ all: [Names], _ domains: DomainClasses, _ patterns: NumberedPatterns,
    _ globs: [(text: String, list: LeftGlobList)]
  ) -> Group {
    var group = Group()
    var seen: Set<Int> = []
    for names in all {
      if let name = names.name {
        group.names.append(name)
        group.witness = group.witness ?? DomainName(name)
      }
      guard let position = names.domain else { continue }
      let found = domains.classes[position]
      let excluded = names.excluded ?? []
      let kept = found.names.filter { !excluded.contains($0.text) }
      group.names += kept.map(\.text)
      let expressions = found.key.patterns.map { "/\(patterns.entries[$0].text)/" }
      if let example = found.unnamed {
        let items = found.key.lists.contains(true) ? globs : []
        group.unwritten.append(
          UnwrittenNames(
            example: example,
            patterns: expressions + items.filter { $0.list.contains(example) }.map(\.text)))
      }
      group.witness = group.witness ?? kept.first ?? found.unnamed
      for (number, text) in zip(found.key.patterns, expressions) where seen.insert(number).inserted
      {
        group.patterns.append(text)
      }
    }
    return group
  }
}

extension RouteChangeList.Ordered {
  fileprivate mutating func set<Name, Number>(_ number: Number, _ name: Name, of key: Key)
  where Value == RouteChangeList.Ordered<Name, Number> {
    values[key]?[name] = number
  }

  fileprivate mutating func append<Name, Item>(_ item: Item, to name: Name, of key: Key)
  where Value == RouteChangeList.Ordered<Name, [Item]> {
    values[key]?.append([item], to: name)
  }
}
