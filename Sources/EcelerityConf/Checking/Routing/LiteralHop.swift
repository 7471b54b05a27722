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

extension DomainName {
  /// Whether it is a name of the loopback addresses (RFC 6761, 6.3).
  var isLocalhost: Bool { text == "localhost" || text.hasSuffix(".localhost") }
}
