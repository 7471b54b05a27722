/// Next hops that assignments name.
extension EffectiveDelivery {
  /// The addresses that an assignment names as next hops.
  mutating func literalHops(of setting: Setting) -> [LiteralHop] {
    if setting.keyword == .gateway {
      guard let gateway = gateway(of: setting), let address = gateway.target.domain.address else {
        return []
      }
      return [
        LiteralHop(
          address: address, port: gateway.target.port, kind: .gateway, text: gateway.text,
          setting: setting)
      ]
    }
    return routes(of: setting).compactMap { route in
      guard case .address(let address) = route.item.target else { return nil }
      return LiteralHop(
        address: address, port: route.item.port, kind: .routes, text: route.scalar,
        setting: setting)
    }
  }

  /// The names that an assignment names as next hops.
  mutating func namedHops(of setting: Setting) -> [(name: DomainName, text: Scalar)] {
    if setting.keyword == .gateway {
      return gateway(of: setting).map { [($0.target.domain, $0.text)] } ?? []
    }
    return routes(of: setting).compactMap { route in
      guard case .name(let name) = route.item.target else { return nil }
      return (name, route.scalar)
    }
  }

  /// The port and the method of connections to `hop`; nil when they are not known.
  mutating func port(of hop: LiteralHop) -> (port: Int, method: DeliveryMethod)? {
    guard let node = DeliveryNode(hop.setting.scope), let situation = situation(at: node) else {
      return nil
    }
    let option = situation.method.portOption
    if let port = hop.port { return (port, situation.method) }
    guard let answer = answer(option, at: node, through: situation.gateway) else { return nil }
    let text = answer.setting?.value.text ?? OptionTable.rows(of: option).first?.defaultValue
    return text.flatMap { Int(wholeNumber: $0) }.map { ($0, situation.method) }
  }
}
