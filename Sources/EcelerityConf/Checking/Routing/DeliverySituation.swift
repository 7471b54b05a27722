/// The destination of mail for the names of one node, as far as the configuration shows.
struct DeliverySituation {
  let node: DeliveryNode
  /// The gateway that mail is moved to; nil when there is none or it is the domain itself.
  let gateway: DeliveryMap.Gateway?
  /// The delivery method.
  let method: DeliveryMethod
  /// The assignment of the method; nil for the default.
  let methodSetting: Setting?
  /// The routes of the queue.
  let routes: Setting?

  /// Whether mail goes to the exchangers that DNS lists: there is neither a gateway nor another route.
  var endsAtExchangers: Bool { gateway == nil && hasNoRoutes }

  /// Whether the queue has no routes, or none but the exchangers that DNS lists.
  var hasNoRoutes: Bool { routes?.isExchangersAlone ?? true }

  /// The same for the names of `node`.
  func of(_ node: DeliveryNode) -> DeliverySituation {
    DeliverySituation(
      node: node, gateway: gateway, method: method, methodSetting: methodSetting, routes: routes)
  }

  /// Whether it is that of one of the names that a regular expression lists.
  var isListed: Bool { node.isListed }

  /// Whether a stanza of that name sets some of it.
  var isSetByName: Bool {
    [gateway?.setting, methodSetting, routes].contains { setting in
      setting?.scope.label.map(DomainName.init) == node.domain && setting?.scope.keyword == .domain
    }
  }

  /// Whether mail goes the same way as in `other`, for the same reasons.
  func isLike(_ other: DeliverySituation) -> Bool {
    gateway?.target.domain == other.gateway?.target.domain
      && methodSetting?.id == other.methodSetting?.id && routes?.id == other.routes?.id
  }

  /// The method that `setting` names, or the default.
  static func method(_ setting: Setting?) -> DeliveryMethod {
    setting?.value.text.map { DeliveryMethod($0) } ?? usualMethod
  }

  private static let usualMethod = DeliveryMethod(
    OptionTable.rows(of: .deliveryMethod).first?.defaultValue ?? "")
}
