/// Finds the assignment that would require TLS if an inner one did not say otherwise.
extension Findings {
  /// The assignment that would require TLS for mail of `node` without `setting`, the value of `tls` that it sets; nil
  /// when there is none, or that is not known.
  mutating func requiredTLS(without setting: Setting, at node: DeliveryNode) -> Setting? {
    requiredTLS(around: node) ?? requiredTLS(outside: node, without: setting)
  }

  /// The one of the scope around `node`.
  private mutating func requiredTLS(around node: DeliveryNode) -> Setting? {
    guard let outer = node.isDomain ? node.container : node.stanza.parent,
      isSet(.tls, inOrAround: outer) || !delivery.hasNoTwin(outer),
      let answer = delivery.cachedAnswer(.tls, in: outer, for: nil)
    else { return nil }
    return answer.setting?.requiresTLS
  }

  /// The one of the domains outside the binding or group in which `node` is their stanza.
  private mutating func requiredTLS(
    outside node: DeliveryNode, without setting: Setting
  ) -> Setting? {
    guard node.isDomain, !node.container.isGlobal, delivery.transport.domainsRequireTLS,
      delivery.options.matches.isHalfLeft,
      let next = delivery.runnerUp(of: setting, .tls, at: node),
      let container = next.scope.parent, !container.isSame(as: node.container)
    else { return nil }
    return next.requiresTLS
  }
}

extension Setting {
  /// Itself if it requires TLS.
  fileprivate var requiresTLS: Setting? { word == "required" ? self : nil }
}
