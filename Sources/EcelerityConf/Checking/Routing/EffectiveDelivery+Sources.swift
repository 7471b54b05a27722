/// Source addresses, and the next hops that are reached from them.
extension EffectiveDelivery {
  /// The source address of mail of `binding`, which may be set in its group or globally; nil when none is set. Page:
  /// content/momentum/4/config/ref-bind-address.md.
  mutating func source(of binding: Scope) -> BindingSource? {
    let own = hasNoTwin(binding) ? binding.setting(.bindAddress) : nil
    guard let setting = own ?? answer(.bindAddress, in: binding, for: nil)?.setting,
      let address = setting.value.text.flatMap(IPAddress.init), !address.isUnspecified
    else { return nil }
    return BindingSource(address: address, setting: setting, binding: binding)
  }

  /// The next hops of the gateway or routes that apply to `node`, if all of them are addresses. For the stanza of a
  /// domain only when that sets them; otherwise the binding or the global scope is checked.
  mutating func onlyHops(at node: DeliveryNode) -> [LiteralHop]? {
    guard !node.isDomain || node.stanza.sets(.gateway) || node.stanza.sets(.routes),
      let situation = situation(at: node),
      !node.isDomain || setsNextHop(of: situation),
      let decisive = situation.routes ?? situation.gateway?.setting
    else { return nil }
    let hops = literalHops(of: decisive)
    let isAll = situation.routes == nil || routes(of: decisive).count == hops.count
    return isAll && !hops.isEmpty ? hops : nil
  }

  /// Whether its own stanza sets the gateway of `situation`, or its routes where there is none.
  private func setsNextHop(of situation: DeliverySituation) -> Bool {
    let stanza = situation.node.stanza
    guard let gateway = situation.gateway else { return stanza.sets(.routes) }
    return gateway.setting.scope.isSame(as: stanza)
  }
}
