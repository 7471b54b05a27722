/// The methods that mail brings along to the queue of a gateway from the domain's stanza that sets it (decision D-03).
struct CarriedMethods {
  private var methods: [String: FirstSettings] = [:]

  init(_ gateways: [DeliveryMap.Gateway]) {
    for gateway in gateways where gateway.node.isDomain && !gateway.isOwnDomain {
      guard let method = gateway.node.stanza.setting(.deliveryMethod) else { continue }
      methods[gateway.target.domain.text, default: FirstSettings()].add(method)
    }
  }

  /// The first of those that mail brings to `queue`.
  func methods(to queue: DomainName) -> FirstSettings { methods[queue.text] ?? FirstSettings() }
}

extension EffectiveDelivery {
  /// The methods that mail brings along to the stanza of exactly one domain, `node`; none where a stanza of its name
  /// says which method it is.
  mutating func methodsCarried(to node: DeliveryNode) -> [Setting] {
    guard let domain = node.domain, map.isQueueOfDomain(domain),
      answer(.deliveryMethod, at: node)?.isSetInDomain == false
    else { return [] }
    return Array(carriedMethods.methods(to: domain).all(in: node.stanza.configuration))
  }
}
