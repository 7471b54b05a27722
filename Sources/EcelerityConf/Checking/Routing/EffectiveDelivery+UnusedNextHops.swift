/// Decides whether mail uses the next hops that an assignment names, for all rules about next hops.
extension EffectiveDelivery {
  /// Whether no mail goes to the next hops of `setting`, a gateway or routes: another assignment replaces it, it is not
  /// looked up where it stands, or a static route, the routes of the gateway's queue or the gateway of the domain take
  /// its place. Errs on the side of yes.
  mutating func isUnused(_ setting: Setting) -> Bool {
    guard !setting.isReplaced, setting.isLookedUp, let node = DeliveryNode(setting.scope),
      !setting.configuration.hasStaticRoute
    else { return true }
    return setting.keyword == .gateway ? hasOtherRoutes(setting) : isMovedAway(node)
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
