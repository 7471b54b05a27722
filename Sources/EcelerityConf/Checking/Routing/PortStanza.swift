/// The stanza of a domain that sets the port for mail to a gateway of its name.
struct PortStanza {
  let domain: DomainName
  let option: Keyword
  let port: Int

  /// The stanza as it is written.
  var text: String { "\(domain.stanzaHeader) { \(option) = \(port) }" }

  /// The assignment of the option in the stanza of the domain outside of bindings, if there is one.
  func setting(in configuration: Configuration) -> Setting? {
    configuration.global.child(.domain, domain.stanzaLabel)?.setting(option)
  }

  /// Whether `setting` sets the port of this stanza.
  func agrees(with setting: Setting) -> Bool { setting.rawScalar?.integer == port }
}

extension EffectiveDelivery {
  /// The stanza that sets `port` for the gateway `domain` of `node`; nil when the method is not known.
  mutating func portStanza(
    _ port: Int, of domain: DomainName, for node: DeliveryNode
  ) -> PortStanza? {
    guard let method = answer(.deliveryMethod, at: node) else { return nil }
    let option = DeliverySituation.method(method.setting).portOption
    return PortStanza(domain: domain, option: option, port: port)
  }
}
