/// A next hop that is written as an address, in `gateway` or in an item of `routes`.
struct LiteralHop {
  let address: IPAddress
  /// The port that it names itself.
  let port: Int?
  /// Its name in messages.
  let kind: Keyword
  let text: Scalar
  let setting: Setting
}

/// A rule about next hops that are addresses.
protocol LiteralHopRule: SettingRule {
  static func check(_ hop: LiteralHop, _ findings: inout Findings)
}

extension LiteralHopRule {
  static var interest: SettingInterest { .options([.gateway, .routes]) }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.keyword == .gateway || setting.isLookedUp else { return }
    for hop in findings.delivery.literalHops(of: setting) { check(hop, &findings) }
  }
}

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

extension DomainName {
  /// Whether it is a name of the loopback addresses (RFC 6761, 6.3).
  var isLocalhost: Bool { text == "localhost" || text.hasSuffix(".localhost") }
}
