/// Step 8: the delivery method.
///
/// Page: content/momentum/4/config/ref-delivery-method.md.
extension RouteEvaluator {
  mutating func determineMethod(_ walk: inout RouteWalk) {
    let (evaluation, notes) = queueOption(.deliveryMethod, walk)
    let method = DeliveryMethod(evaluation.textInForce ?? "")
    walk.method = method
    walk.log.append(.method, evaluation, method.name, notes: notes)
  }

  /// The value of `keyword` for the queue. Method and ports are also taken from the domain's stanza that sets the
  /// gateway, unless a stanza for the gateway's own name sets them: the page of the option says no, the example in
  /// the guide yes (decision D-03).
  mutating func queueOption(
    _ keyword: Keyword, _ walk: RouteWalk
  ) -> (evaluation: Evaluation, notes: [RouteNote]) {
    let scope = walk.queue
    let evaluation = options.value(of: keyword, at: scope)
    guard let stanza = walk.gateway?.stanza, !evaluation.isSetInDomain,
      let setting = stanza.setting(keyword)
    else { return (evaluation, []) }
    if walk.query.gatewayStanzaUse == .nothing {
      return (evaluation, [.leftOutByStrictGateway([keyword.name])])
    }
    let place = QueryScope(
      stanza.ancestors.map { QueryScope.Stanza($0.keyword ?? .domain, $0.label) })
    return (evaluation.adopting(setting, of: stanza, at: place), [.onlyMethodAndPorts])
  }
}

extension Scope {
  /// The scope and its ancestors, outermost first, without the global scope.
  fileprivate var ancestors: [Scope] {
    var scopes: [Scope] = []
    var scope: Scope? = self
    while let current = scope, !current.isGlobal {
      scopes.append(current)
      scope = current.parent
    }
    return scopes.reversed()
  }
}
