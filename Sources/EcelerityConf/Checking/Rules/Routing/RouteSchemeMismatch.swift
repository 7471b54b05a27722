/// `route-scheme-mismatch`
enum RouteSchemeMismatch: RouteRule {
  static let description = RuleDescription(
    id: "route-scheme-mismatch", group: .suspicious, severity: .warning,
    summary: "a route whose scheme does not fit the delivery method",
    rationale: """
      The two should agree: smtp for ESMTP, SMTP and LMTP, the method's own scheme or http for \
      APN, GCM and MM7, xfer for delay_xfer. Silent where a binding, a group, the domain in one \
      of these or a domain with a gateway sets a method that fits, because mail may have that one.
      """,
    pages: [Page.of(.routes), Page.of(.deliveryMethod)], remedy: .suggested,
    examples: [
      .reports(#"domain "oak.example" { routes = ( "⟦apn⟧://gateway.push.example?port=2195" ) }"#),
      .reports(
        #"""
        domain "push.example" {
          delivery_method = GCM
          routes = ( "⟦smtp⟧://push.example?port=443" )
        }
        """#),
      .reports(
        #"""
        domain "oak.example" { gateway = "push.example" delivery_method = GCM }
        domain "push.example" { routes = ( "⟦smtp⟧://push.example?port=443" ) }
        """#),
      .accepts(
        #"""
        domain "push.example" {
          delivery_method = gcm
          routes = ( "http://push.example?port=443" )
        }
        """#),
      .accepts(#"domain "oak.example" { delivery_method = LMTP routes = ( "smtp://a.example" ) }"#),
    ])

  static func check(_ route: PlacedRoute, _ findings: inout Findings) {
    guard let scheme = route.item.scheme, let part = route.item.schemePart,
      !route.setting.isReplaced, let node = DeliveryNode(route.setting.scope),
      node.container.isGlobal, let answer = findings.delivery.answer(.deliveryMethod, at: node)
    else { return }
    let method = DeliverySituation.method(answer.setting)
    if method.fits(scheme) {
      let carried = carriedMethod(misfitting: scheme, node, &findings)
      if let carried { report(route, part, carried, fix: nil, &findings) }
      return
    }
    guard method != .ecstream,
      // An option that a part of the configuration does not set may be set elsewhere.
      answer.setting != nil || findings.isWhole,
      answer.isSetInDomain
        || !findings.delivery.map.mayBring({ $0.fits(scheme) }, to: node)
    else { return }
    report(
      route, part, answer.setting, fix: answer.setting == nil ? nil : fix(route, part, method),
      &findings)
  }

  /// A method that does not fit and comes to the queue `node` from the stanza of a domain with this gateway
  /// (decision D-03).
  private static func carriedMethod(
    misfitting scheme: RouteItem.Scheme, _ node: DeliveryNode, _ findings: inout Findings
  ) -> Setting? {
    func isMisfit(_ method: DeliveryMethod) -> Bool { method != .ecstream && !method.fits(scheme) }
    guard findings.delivery.map.carriedMethods.contains(where: isMisfit) else { return nil }
    return findings.delivery.methodsCarried(to: node)
      .first { isMisfit(DeliverySituation.method($0)) }
  }

  private static func report(
    _ route: PlacedRoute, _ part: TextPart, _ method: Setting?, fix: Fix?,
    _ findings: inout Findings
  ) {
    findings.report(
      self, at: route.scalar.span(of: part.range), in: route.setting.scope,
      "scheme `\(part.text)` does not fit the method \(DeliverySituation.method(method).name)",
      detail:
        "they should be the same protocol; change the scheme or set `\(Keyword.deliveryMethod)`",
      absent: method == nil ? [.deliveryMethod] : [],
      related: method.map { [RelatedPlace("the method", at: $0.span)] } ?? [], fix: fix)
  }

  private static func fix(
    _ route: PlacedRoute, _ part: TextPart, _ method: DeliveryMethod
  ) -> Fix? {
    guard let scheme = RouteItem.Scheme.allCases.first(where: method.fits) else { return nil }
    let text = route.scalar.text(replacing: part.range, with: scheme.rawValue)
    return route.scalar.replaced(by: text).map { .suggestion($0) }
  }
}
