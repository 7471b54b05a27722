/// Bindings of two configurations, put together when nothing outside of their own stanzas for domains
/// tells them apart for the question what changes.
struct BindingClasses {
  /// One binding that both configurations have.
  struct Member {
    let old: RouteBinding
    let new: RouteBinding
    /// The scopes around its messages in each configuration, strongest first.
    let containers: Sides<[RouteSide.Container]>
    /// What it sets itself, in the order of its class's `values`.
    let values: [String]

    /// Whether it has stanzas for domains.
    var hasDomains: Bool {
      containers.old.contains(where: \.hasDomains) || containers.new.contains(where: \.hasDomains)
    }
  }

  /// Bindings that are alike but for values that stand for nothing else.
  struct Class {
    var members: [Member] = []
    /// Whether they, or their groups, set something else than before.
    let isChanged: Bool
  }

  private(set) var classes: [Class] = []
  private(set) var added: [RouteBinding] = []
  private(set) var removed: [RouteBinding] = []

  private struct Key: Hashable {
    let own: Sides<[Int]>
    let values: [ComparedValue]
    let isImplicit: Bool
  }

  /// What a scope sets one of `RouteInputs.ofBindings` to.
  private enum ComparedValue: Hashable {
    case unset
    /// The same as others.
    case shared(String)
    /// The value of its own with this number, which stands for nothing but itself and, if it is an address, for
    /// the family.
    case own(Int, isIPv6: Bool?)
  }

  /// The bindings of `old` and `new` that `isWanted`, for messages of which `others` may be the name
  /// given in EHLO.
  init(
    _ old: RouteSide, _ new: RouteSide, others: Set<String>,
    where isWanted: (RouteBinding) -> Bool
  ) {
    let pairs = BindingPairs(old.evaluator.bindings, new.evaluator.bindings)
    added = pairs.added.filter(isWanted)
    removed = pairs.removed.filter(isWanted)
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

  /// The values of options that differ from binding to binding as they stand outside of bindings and
  /// groups: a binding that has one of these is not like one that has a value of its own.
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

  /// The values of `RouteInputs.ofBindings` with those that occur here only replaced by their number,
  /// and what the numbers stand for.
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
        // An empty value is none of its own: the default counts.
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

/// Which binding of one configuration is which of another.
private struct BindingPairs {
  private(set) var kept: [(old: RouteBinding, new: RouteBinding)] = []
  private(set) var added: [RouteBinding] = []
  private(set) var removed: [RouteBinding] = []

  /// A binding is the same when name and group are, or when the name stands once on either side.
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

  /// Every binding a message may be on; the implicit one, which need not be declared, first.
  private static func all(_ index: BindingIndex) -> [RouteBinding] {
    var found = [RouteBinding(name: RouteQuery.defaultBinding, group: nil)]
    for name in index.ungrouped
    where name != RouteQuery.defaultBinding && index.groupsOfBinding[name] == nil {
      found.append(RouteBinding(name: name, group: nil))
    }
    for group in index.groups {
      for name in index.members[group] ?? [] {
        found.append(RouteBinding(name: name, group: group))
      }
    }
    return found
  }
}
