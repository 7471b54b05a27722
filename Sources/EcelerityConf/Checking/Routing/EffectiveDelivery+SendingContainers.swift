/// The bindings, groups or the global scope on which the mail of a domain's stanza is sent, which may set options too.
enum SendingContainers {
  /// The one that holds the stanza.
  case own
  /// These, of which some may be without any such mail.
  case these([Scope])
  /// There are too many to evaluate each of them.
  case unknown
}

/// The sending containers found so far.
struct SendingCache {
  fileprivate var last = LastResult<ScopeID, SendingContainers>()
  fileprivate var ofGroups: [ScopeID: SendingContainers] = [:]
  fileprivate var groups: [Scope]?
  fileprivate var usual: [Scope]?
  fileprivate var lastMembers = LastResult<ScopeID, GroupMembers>()
  /// The number of containers visited.
  fileprivate var searches = WorkBudget(of: 262_144)
}

extension EffectiveDelivery {
  /// Where the mail of `node` is sent: the stanza of a domain in a group is for the bindings of the group, that of a
  /// name which bindings have as their gateway for these, and others in the global scope for `usualContainers`.
  mutating func containers(of node: DeliveryNode) -> SendingContainers {
    guard node.isDomain else { return .own }
    return sending.last[node.stanza.id]
      ?? sending.last.store(findContainers(of: node), for: node.stanza.id)
  }

  private mutating func findContainers(of node: DeliveryNode) -> SendingContainers {
    switch node.container.keyword {
    case .bindingGroup: narrowed(bindings(of: node.container), to: node)
    case .binding: stanzas(of: node.container)
    default: containers(ofQueue: node)
    }
  }

  // MARK: Bindings

  /// The bindings of `group`. Those that set nothing about delivery are like the group itself.
  private mutating func bindings(of group: Scope) -> SendingContainers {
    if let known = sending.ofGroups[group.id] { return known }
    let found = findBindings(of: group)
    sending.ofGroups[group.id] = found
    return found
  }

  private mutating func findBindings(of group: Scope) -> SendingContainers {
    let members = members(of: group)
    var hasOthers = members.includesUndeclared
    var found: [Scope] = []
    for binding in members.bindings {
      guard setsOptions(binding) else {
        hasOthers = true
        continue
      }
      guard found.count < GroupMembers.maximumEvaluated else { return .unknown }
      found.append(binding)
    }
    if found.isEmpty { return .own }
    return .these(hasOthers ? found + [group] : found)
  }

  /// The bindings that belong to `group`.
  mutating func members(of group: Scope) -> GroupMembers {
    sending.lastMembers[group.id]
      ?? sending.lastMembers.store(GroupMembers(of: group), for: group.id)
  }

  /// Whether the stanza `binding`, or one of the same binding elsewhere, sets options about delivery.
  private func setsOptions(_ binding: Scope) -> Bool {
    if map.containersWithOptions.contains(binding.id) { return true }
    guard let label = binding.header?.rawLabel else { return false }
    let isOutside = binding.parent?.isGlobal ?? true
    let container = isOutside ? implicitGroup : binding.configuration.global
    return container?.child(.binding, labelled: label)
      .map { map.containersWithOptions.contains($0.id) } ?? false
  }

  /// Those of the bindings `found` of a group that have the name of `node` as their gateway, if it is not a name in DNS
  /// and there are any.
  private mutating func narrowed(
    _ found: SendingContainers, to node: DeliveryNode
  ) -> SendingContainers {
    guard case .these(let bindings) = found, let name = node.domain, name.kind == .synthetic else {
      return found
    }
    var concerned: [Scope] = []
    for binding in bindings where gatewayTarget(in: binding, for: nil) == name {
      concerned.append(binding)
    }
    return concerned.isEmpty ? found : .these(concerned)
  }

  /// The stanza `binding`, and those of the same binding in groups, whose mail it is also for.
  private mutating func stanzas(of binding: Scope) -> SendingContainers {
    guard binding.parent?.isGlobal ?? false else { return .own }
    let groups = sending.groups ?? Array(binding.configuration.scopes(of: .bindingGroup))
    sending.groups = groups
    guard !groups.isEmpty, let label = binding.header?.rawLabel else { return .own }
    guard sending.searches.spend(groups.count) else { return .unknown }
    let others = groups.compactMap { $0.child(.binding, labelled: label) }
    return others.isEmpty ? .own : .these([binding] + others)
  }

  // MARK: Queues

  /// The containers whose gateway leads to the domain `node` of the global scope. A name in DNS has mail of its own, on
  /// any binding.
  private mutating func containers(ofQueue node: DeliveryNode) -> SendingContainers {
    let usual = usualContainers()
    let isUsual = usual.count == 1 && usual[0].isGlobal
    guard map.containersMoveMail, let name = node.domain else {
      return isUsual ? .own : .these(usual)
    }
    let gateways = map.gatewaysOfContainers(to: name)
    guard !gateways.isEmpty else { return isUsual ? .own : .these(usual) }
    var found: [Scope] = []
    var known: Set<ScopeID> = []
    for gateway in gateways {
      guard let containers = containers(of: gateway), sending.searches.spend(containers.count)
      else { return .unknown }
      for container in containers
      where !known.contains(container.id) && leads(gateway, to: name, on: container) {
        known.insert(container.id)
        found.append(container)
      }
    }
    if name.kind != .synthetic || map.isQueueOnAnyBinding(name) || found.isEmpty {
      found += usual.filter { !known.contains($0.id) }
    }
    return .these(found)
  }

  /// What stands for the bindings that mail of any domain may be sent on: the binding `default`, which mail without a
  /// binding has, or the group `default` or the global scope where these alone decide its options; and the same for
  /// bindings that set nothing. Bindings with options of their own are left out.
  mutating func usualContainers() -> [Scope] {
    if let known = sending.usual { return known }
    let found = findUsualContainers()
    sending.usual = found
    return found
  }

  private func findUsualContainers() -> [Scope] {
    let configuration = options.configuration
    let group = implicitGroup.flatMap { map.containersWithOptions.contains($0.id) ? $0 : nil }
    let ungrouped = group ?? configuration.global
    guard let binding = defaultBinding, setsOptions(binding) else {
      if group == nil { return [ungrouped] }
      return [ungrouped] + standIns(besides: ungrouped)
    }
    return [binding] + standIns(besides: binding)
  }

  /// What decides the options of named bindings that set none, without `known`: the group `default`, the global scope.
  private func standIns(besides known: Scope) -> [Scope] {
    var found: [Scope] = []
    for binding in options.configuration.scopes(of: .binding)
    where binding.takesPartInDelivery && binding.label != RouteQuery.defaultBinding {
      guard found.count < 2 else { break }
      let group = binding.parent.flatMap { $0.isGlobal ? implicitGroup : $0 }
      let isDecided = group.map { map.containersWithOptions.contains($0.id) } ?? false
      guard !isDecided || group == implicitGroup, !setsOptions(binding) else { continue }
      let decisive = isDecided ? group ?? known : binding.configuration.global
      if decisive != known, !found.contains(decisive) { found.append(decisive) }
    }
    return found
  }

  /// The containers with mail that `gateway` may move; nil where they are too many.
  private mutating func containers(of gateway: DeliveryMap.Gateway) -> [Scope]? {
    let container = gateway.node.container
    let found = container.keyword == .binding ? stanzas(of: container) : bindings(of: container)
    switch found {
    case .own: return [container]
    case .these(let containers): return containers
    case .unknown: return nil
    }
  }

  /// Whether mail of `gateway` is moved to `name` on `container`, which may have another gateway.
  private mutating func leads(
    _ gateway: DeliveryMap.Gateway, to name: DomainName, on container: Scope
  ) -> Bool {
    gateway.node.isPattern || gatewayTarget(in: container, for: gateway.domain) == name
  }

  private mutating func gatewayTarget(in container: Scope, for name: DomainName?) -> DomainName? {
    gateway(in: container, for: name)?.target.domain
  }
}
