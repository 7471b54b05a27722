/// Decides whether mail uses the next hops that an assignment names, or other options of a domain, for all rules about
/// these.
extension EffectiveDelivery {
  /// Whether no mail goes to the next hops of `setting`, a gateway or routes: another assignment replaces it, it is not
  /// looked up where it stands, no mail is left for it, or a static route, the routes of the gateway's queue or the
  /// gateway of the domain take its place. Errs on the side of yes.
  mutating func isUnused(_ setting: Setting) -> Bool {
    guard !setting.isReplaced, setting.isLookedUp, let node = DeliveryNode(setting.scope),
      !setting.configuration.hasStaticRoute, let keyword = setting.keyword,
      !hasNoMail(for: keyword, at: node)
    else { return true }
    return keyword == .gateway ? hasOtherRoutes(setting) : isMovedAway(node)
  }

  /// Whether no mail is left for the option `keyword` of `node`, because all of it is refused, rerouted to another domain
  /// or dropped in its queue. False where that is not known.
  mutating func hasNoMail(for keyword: Keyword, at node: DeliveryNode) -> Bool {
    if keyword == .rerouteDomain || keyword == .delayedRerouteDomain { return isRefused(node) }
    if isDropped(node, keyword) { return true }
    guard node.isDomain, isRefused(node) || isRerouted(node) else { return false }
    // Mail that is rerouted to a domain takes its gateway; mail that a gateway moves there does not.
    if keyword == .gateway, let name = node.domain {
      return !map.rerouteTargets.contains(name.text)
    }
    return isQueue(node) == false
  }

  /// Whether mail in the queue of `node` is dropped; that of its gateway, unless `keyword` is `routes`.
  private mutating func isDropped(_ node: DeliveryNode, _ keyword: Keyword) -> Bool {
    guard hasBlackholes else { return false }
    let answer =
      keyword == .routes ? answer(.blackhole, at: node) : queueAnswer(.blackhole, at: node)
    return answer?.setting?.blackhole != nil
  }

  /// Whether mail for the domain `node` is refused at reception, where only the stanzas of domains in the global scope
  /// and that scope are asked (decision D-29).
  private mutating func isRefused(_ node: DeliveryNode) -> Bool {
    guard hasBlackholes, node.isDomain else { return false }
    let global = options.configuration.global
    if node.container.isGlobal {
      return answer(.blackhole, at: node, in: global)?.setting?.blackhole == .blackholeInline
    }
    guard let name = node.domain else { return false }
    return answer(.blackhole, in: global, for: name)?.setting?.blackhole == .blackholeInline
  }

  /// Whether mail for the domain `node` is moved to another one before the gateway is looked up (decision D-19).
  private mutating func isRerouted(_ node: DeliveryNode) -> Bool {
    guard map.isSet(.rerouteDomain),
      let target = answer(.rerouteDomain, at: node)?.setting?.rerouteTarget
    else { return false }
    return DomainName(target.text) != node.domain
  }

  /// Whether the queue of the gateway `setting` has routes to other hosts than its exchangers.
  private mutating func hasOtherRoutes(_ setting: Setting) -> Bool {
    guard let gateway = gateway(of: setting) else { return false }
    guard let answer = answer(.routes, in: gateway.node.container, for: gateway.target.domain)
    else { return true }
    return answer.setting.map { !$0.isExchangersAlone } ?? false
  }

  /// Whether a gateway moves the mail of the domain `node` to the queue of another name, while none arrives in that of
  /// its own.
  private mutating func isMovedAway(_ node: DeliveryNode) -> Bool {
    guard node.isDomain, isQueue(node) == false else { return false }
    guard let answer = answer(.gateway, at: node) else { return true }
    let name = node.domain
    guard let setting = answer.setting, gateway(setting, for: name) != nil else { return false }
    return !(name.flatMap(map.nestedGateway)?.isOwnDomain ?? false)
  }
}

extension Setting {
  /// What its value, of `blackhole`, makes of messages; nil when they are delivered.
  fileprivate var blackhole: Verdict? { value.text.flatMap(RouteEvaluator.blackhole) }
}
