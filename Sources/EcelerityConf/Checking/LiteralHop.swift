/// A next hop that is written as an address, in `gateway` or in an item of `routes`.
struct LiteralHop {
  let address: IPAddress
  /// The port that it names itself.
  let port: Int?
  /// What it is called in messages.
  let kind: Keyword
  let text: Scalar
  let setting: Setting
}

/// Looks at next hops that are addresses.
protocol LiteralHopRule: SettingRule {
  static func check(_ hop: LiteralHop, _ findings: inout Findings)
}

extension LiteralHopRule {
  static var interest: SettingInterest { .options([.gateway, .routes]) }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced else { return }
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

  /// Whether mail that `setting` moves to a gateway goes elsewhere, because the queue of the gateway has routes;
  /// rather yes than no.
  mutating func isReplacedByRoutes(_ setting: Setting) -> Bool {
    guard setting.keyword == .gateway, let gateway = gateway(of: setting) else { return false }
    let answer = answer(.routes, in: gateway.node.container, for: gateway.target.domain)
    return answer == nil || answer?.setting != nil
  }

  /// The port that a connection to `hop` goes to, and how it is spoken to; nil when it is not known.
  mutating func port(of hop: LiteralHop) -> (port: Int, method: DeliveryMethod)? {
    guard let node = DeliveryNode(hop.setting.scope), let situation = situation(at: node) else {
      return nil
    }
    let option = situation.method.portOption
    if let port = hop.port { return (port, situation.method) }
    guard let answer = answer(option, at: node, through: situation.gateway) else { return nil }
    let text = answer.setting?.value.text ?? OptionTable.rows(of: option).first?.defaultValue
    return text.flatMap { Int($0) }.map { ($0, situation.method) }
  }
}

extension IPAddress {
  /// Whether it is the machine itself (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3).
  var isLoopback: Bool {
    isIPv6 ? high == 0 && low == 1 : low >> 24 == 127
  }

  /// Whether all bits are zero.
  var isUnspecified: Bool { high == 0 && low == 0 }

  /// Whether it is not routed on the public network (RFC 1918, RFC 4193).
  var isPrivate: Bool {
    if isIPv6 { return bytes[0] & 0xFE == 0xFC }
    return bytes[0] == 10 || bytes[0] == 172 && bytes[1] & 0xF0 == 16
      || bytes[0] == 192 && bytes[1] == 168
  }

  /// Whether it is meant for the public network, as far as this can be told from itself.
  var isPublic: Bool {
    let isLinkLocal =
      isIPv6 ? bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80 : bytes[0] == 169 && bytes[1] == 254
    return !isPrivate && !isLoopback && !isUnspecified && !isLinkLocal
  }
}
