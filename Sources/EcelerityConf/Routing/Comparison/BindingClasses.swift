/// The bindings of two configurations, grouped into classes that are equivalent for a comparison of routes, apart
/// from their own stanzas for domains.
struct BindingClasses {
  /// A binding that both configurations have.
  struct Member {
    let old: RouteBinding
    let new: RouteBinding
    /// The scopes around its messages in each configuration, strongest first.
    let containers: Sides<[RouteSide.Container]>
    /// The values that only it sets, at the positions that its class refers to.
    let values: [String]

    /// Whether it has stanzas for domains.
    var hasDomains: Bool {
      containers.old.contains(where: \.hasDomains) || containers.new.contains(where: \.hasDomains)
    }

    /// Whether it may have stanzas for one of `names` in the new configuration.
    func mayHaveStanzas(for names: [DomainName]) -> Bool {
      containers.new.contains { container in
        !container.patterns.isEmpty || names.contains { container.names[$0.text] != nil }
      }
    }
  }

  /// Equivalent bindings: they differ only in values that nothing else refers to.
  struct Class {
    var members: [Member] = []
    /// Whether the bindings or their groups set something else than before.
    let isChanged: Bool
  }

  private(set) var classes: [Class] = []
  private(set) var added: [RouteBinding] = []
  private(set) var removed: [RouteBinding] = []
  /// Groups with bindings that only the new configuration has.
  private(set) var addedGroups: [String] = []
  /// Groups with bindings that only the old configuration has.
  private(set) var removedGroups: [String] = []

  private struct Key: Hashable {
    let own: Sides<[Int]>
    let values: [ComparedValue]
    let isImplicit: Bool
  }

  /// The value that a scope gives one of `RouteInputs.ofBindings`.
  private enum ComparedValue: Hashable {
    case unset
    /// A value that other scopes may have too.
    case shared(String)
    /// The binding's own value at this position, which matters only by itself and, for an address, by its family.
    case own(Int, isIPv6: Bool?)
  }

  /// Groups the bindings of `old` and `new` that `isWanted`. The name given in EHLO may be one of `others`.
  init(
    _ old: RouteSide, _ new: RouteSide, others: Set<String>,
    where isWanted: (RouteBinding) -> Bool
  ) {
    let pairs = BindingPairs(old.evaluator.bindings, new.evaluator.bindings)
    added = pairs.added.filter(isWanted)
    removed = pairs.removed.filter(isWanted)
    let (before, after) = (old.evaluator.bindings, new.evaluator.bindings)
    addedGroups = BindingClasses.groups(of: after, missingIn: before, where: isWanted)
    removedGroups = BindingClasses.groups(of: before, missingIn: after, where: isWanted)
    let shared = BindingClasses.valuesOfOthers(old).union(BindingClasses.valuesOfOthers(new))
      .union(others)
    var positions: [Key: Int] = [:]
    for pair in pairs.kept where isWanted(pair.old) || isWanted(pair.new) {
      let containers = Sides(
        old: old.containers(of: pair.old.name, in: pair.old.group),
        new: new.containers(of: pair.new.name, in: pair.new.group))
      let (compared, values) = BindingClasses.compared(containers.old + containers.new, shared)
      let own = containers.map { $0.map(\.own) }
      let key = Key(
        own: own, values: compared, isImplicit: pair.new.group == nil && pair.new.isImplicit)
      let position = positions[key] ?? classes.count
      if position == classes.count {
        positions[key] = position
        let isSame =
          own.old == own.new
          && zip(containers.old, containers.new).allSatisfy { $0.ofBinding == $1.ofBinding }
        classes.append(Class(isChanged: !isSame))
      }
      classes[position].members.append(
        Member(old: pair.old, new: pair.new, containers: containers, values: values))
    }
  }

  /// The groups of `index` that a message can be on, in order, and that `other` lacks. The group `default` always
  /// exists.
  private static func groups(
    of index: BindingIndex, missingIn other: BindingIndex, where isWanted: (RouteBinding) -> Bool
  ) -> [String] {
    index.groups.filter { group in
      group != RouteQuery.defaultGroup && other.members[group]?.isEmpty ?? true
        && (index.members[group] ?? []).contains { isWanted(RouteBinding(name: $0, group: group)) }
    }
  }

  /// The values that options which differ from binding to binding have outside of bindings and groups. A binding
  /// with one of these values is not equivalent to one with a value of its own.
  private static func valuesOfOthers(_ side: RouteSide) -> Set<String> {
    let options = KeywordSet(RouteInputs.ofBindings + [.hostname])
    var found = Set(EHLOToken.allCases.map(\.rawValue))
    for setting in side.configuration.settings(of: options) {
      let keyword = setting.scope.keyword
      if keyword == .binding || keyword == .bindingGroup { continue }
      found.insert(setting.value.comparableText)
    }
    for option in [Keyword.bindAddress, .ehloHostname] {
      for row in OptionTable.rows(of: option) { row.defaultValue.map { _ = found.insert($0) } }
    }
    return found
  }

  /// The values of `RouteInputs.ofBindings`, with those that occur only here replaced by positions, and the values
  /// at these positions.
  private static func compared(
    _ containers: [RouteSide.Container], _ shared: Set<String>
  ) -> (compared: [ComparedValue], values: [String]) {
    var compared: [ComparedValue] = []
    var values: [String] = []
    for container in containers {
      for option in RouteInputs.ofBindings {
        guard let value = container.ofBinding[option] else {
          compared.append(.unset)
          continue
        }
        // An empty value is not the binding's own: the default applies.
        if value.isEmpty || shared.contains(value)
          || EHLOToken(rawValue: value.lowercased()) != nil
        {
          compared.append(.shared(value))
          continue
        }
        let number = values.firstIndex(of: value) ?? values.count
        if number == values.count { values.append(value) }
        compared.append(.own(number, isIPv6: DomainName(value).address?.isIPv6))
      }
    }
    return (compared, values)
  }
}

/// Matches the bindings of one configuration with those of another.
private struct BindingPairs {
  private(set) var kept: [(old: RouteBinding, new: RouteBinding)] = []
  private(set) var added: [RouteBinding] = []
  private(set) var removed: [RouteBinding] = []

  /// Two bindings match when name and group are equal, or when the name occurs once on either side.
  init(_ old: BindingIndex, _ new: BindingIndex) {
    let before = BindingPairs.all(old)
    let after = BindingPairs.all(new)
    let exact = Set(before)
    let moved = Dictionary(grouping: before, by: \.name)
    let counts = Dictionary(grouping: after, by: \.name).mapValues(\.count)
    var used: Set<RouteBinding> = []
    for binding in after {
      if exact.contains(binding) {
        kept.append((binding, binding))
        used.insert(binding)
      } else if let only = moved[binding.name], only.count == 1, counts[binding.name] == 1 {
        kept.append((only[0], binding))
        used.insert(only[0])
      } else {
        added.append(binding)
      }
    }
    removed = before.filter { !used.contains($0) }
  }

  /// All bindings a message can be on, the default one first, which need not be declared. Declared in the group
  /// `default` it is the same one.
  private static func all(_ index: BindingIndex) -> [RouteBinding] {
    var found = [RouteBinding(name: RouteQuery.defaultBinding, group: nil)]
    for name in index.ungrouped
    where name != RouteQuery.defaultBinding && index.groupsOfBinding[name] == nil {
      found.append(RouteBinding(name: name, group: nil))
    }
    for group in index.groups {
      for name in index.members[group] ?? []
      where name != RouteQuery.defaultBinding || group != RouteQuery.defaultGroup {
        found.append(RouteBinding(name: name, group: group))
      }
    }
    return found
  }
}
