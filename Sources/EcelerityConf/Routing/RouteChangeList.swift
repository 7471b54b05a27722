/// Changes as they are found, put together by what changes.
struct RouteChangeList {
  /// Names that change in the same way.
  struct Names: Hashable {
    /// The position of a class of names.
    var domain: Int?
    /// Names of the class that are left out.
    var excluded: Set<String>?
    /// One name, when it is no class.
    var name: String?
  }

  /// What differs, and the values of the binding that was asked.
  struct Finding {
    let changes: [RouteAttributeChange]
    let values: [String]
  }

  private struct Key: Hashable {
    let bindings: Int
    let changes: [RouteAttributeChange]
  }

  private var keys: [Key] = []
  private var found: [Key: Ordered<Names, [Int]>] = [:]

  /// Remembers that `finding` holds for `names` on the `members` of the class `bindings`.
  mutating func add(_ finding: Finding, _ names: Names, _ bindings: Int, _ members: [Int]) {
    guard !finding.changes.isEmpty else { return }
    let general = finding.changes.map { $0.replacing(finding.values, byNumbers: true) }
    let key = Key(bindings: bindings, changes: general)
    if found[key] == nil { keys.append(key) }
    found[key, default: Ordered()].values[names, default: []] += members
    found[key, default: Ordered()].note(names)
  }

  /// Values by key, and the keys in the order in which they came.
  private struct Ordered<Name: Hashable & Sendable, Value: Sendable>: Sendable {
    private(set) var order: [Name] = []
    var values: [Name: Value] = [:]
    private var known: Set<Name> = []

    mutating func note(_ name: Name) {
      if known.insert(name).inserted { order.append(name) }
    }
  }

  /// The bindings for which something changes.
  private typealias Bindings = [Place]

  private struct Place: Hashable {
    let bindings: Int
    let member: Int
  }

  /// The changes; `ask` explains both sides for a name on a binding.
  func changes(
    _ domains: DomainClasses, _ bindings: [BindingClasses.Class], _ patterns: PatternNumbers,
    ask: (DomainName, BindingClasses.Member) throws(QueryProblem) -> (Explanation, Explanation)
  ) throws(QueryProblem) -> [RouteChange] {
    var byChange = Ordered<[RouteAttributeChange], Ordered<Names, Bindings>>()
    for key in keys {
      guard let names = found[key] else { continue }
      for name in names.order {
        for member in names.values[name] ?? [] {
          let values = bindings[key.bindings].members[member].values
          let change = key.changes.map { $0.replacing(values, byNumbers: false) }
          byChange.note(change)
          byChange.values[change, default: Ordered()].note(name)
          byChange.values[change, default: Ordered()].values[name, default: []].append(
            Place(bindings: key.bindings, member: member))
        }
      }
    }
    var made: [RouteChange] = []
    for change in byChange.order {
      guard let names = byChange.values[change] else { continue }
      var byBindings = Ordered<Bindings, [Names]>()
      for name in names.order {
        let places = names.values[name] ?? []
        byBindings.note(places)
        byBindings.values[places, default: []].append(name)
      }
      for places in byBindings.order {
        let group = RouteChangeList.group(
          byBindings.values[places] ?? [], domains, patterns)
        let members = places.map { bindings[$0.bindings].members[$0.member] }
        guard let witness = group.witness, let first = members.first else { continue }
        let (old, new) = try ask(witness, first)
        made.append(
          RouteChange(
            witness: witness, names: group.names, coversUnnamed: group.coversUnnamed,
            patterns: group.patterns, bindings: members.map(\.new), attributes: change, old: old,
            new: new))
      }
    }
    return made
  }

  private struct Group {
    var witness: DomainName?
    var names: [String] = []
    var coversUnnamed = false
    var patterns: [String] = []
  }

  private static func group(
    _ all: [Names], _ domains: DomainClasses, _ patterns: PatternNumbers
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
      group.coversUnnamed = group.coversUnnamed || found.unnamed != nil
      group.witness = group.witness ?? kept.first ?? found.unnamed
      for pattern in found.key.patterns where seen.insert(pattern).inserted {
        group.patterns.append("/\(patterns.entries[pattern].text)/")
      }
    }
    return group
  }
}

extension RouteAttributeChange {
  /// The same with the values that belong to one binding exchanged for their numbers, or the other way
  /// round.
  fileprivate func replacing(_ values: [String], byNumbers: Bool) -> RouteAttributeChange {
    guard attribute == .sourceAddress || attribute == .ehloName, !values.isEmpty else {
      return self
    }
    var names: [String: String] = [:]
    for (number, value) in values.enumerated() {
      let sign = "\0\(number)"
      if byNumbers { names[value] = sign } else { names[sign] = value }
    }
    return RouteAttributeChange(
      attribute: attribute, old: old.map { names[$0] ?? $0 }, new: new.map { names[$0] ?? $0 })
  }
}
