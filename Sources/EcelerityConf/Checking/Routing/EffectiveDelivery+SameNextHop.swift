/// Decides whether two statements about where mail goes are equivalent, so that one is redundant and not in conflict
/// with the other.
extension EffectiveDelivery {
  /// Whether `routes`, which have no effect because of `gateway`, name the next hops of the gateway's mail anyway:
  /// the routes of its queue, or the gateway itself.
  mutating func isSameWay(_ routes: Setting, as gateway: DeliveryMap.Gateway) -> Bool {
    let global = gateway.setting.configuration.global
    let name = gateway.target.domain
    // Most routes are neither, and then the routes of the queue need not be evaluated.
    let others = [
      global.setting(.routes), global.child(.domain, name.stanzaLabel)?.setting(.routes),
    ]
    let isHop = isNextHop(of: routes, gateway)
    guard isHop || others.contains(where: { $0?.means(routes) ?? false }),
      let answer = cachedAnswer(.routes, in: global, for: name)
    else { return false }
    guard let own = answer.setting else { return isHop }
    return !own.isSame(as: routes) && own.means(routes)
  }

  /// Whether `routes` name the gateway and nothing else.
  mutating func isNextHop(of routes: Setting, _ gateway: DeliveryMap.Gateway) -> Bool {
    let items = self.routes(of: routes)
    guard items.count == 1, let item = items.first?.item, item.problems.isEmpty,
      item.port == gateway.target.port, item.lookup == .mx, item.scheme.map({ $0 == .smtp }) ?? true
    else { return false }
    switch item.target {
    case .name(let name): return name == gateway.target.domain
    case .address(let address): return gateway.target.domain.address == address
    case .exchangers, .invalid: return false
    }
  }

  /// Whether the domain of `setting` has the same value outside bindings too.
  mutating func isSetOutsideOfBindings(_ setting: Setting, _ keyword: Keyword) -> Bool {
    guard let node = DeliveryNode(setting.scope), let domain = node.domain,
      let other = answer(keyword, in: setting.configuration.global, for: domain)?.setting
    else { return false }
    return other.means(setting)
  }
}
