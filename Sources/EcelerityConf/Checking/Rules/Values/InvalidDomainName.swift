/// `invalid-domain-name`
enum InvalidDomainName: DomainLabelRule, SettingRule {
  static let description = RuleDescription(
    id: "invalid-domain-name", group: .correctness, severity: .error,
    summary: "an invalid name of a domain, gateway or route",
    rationale: """
      These places take a host name, an address in the form of the place or, except for routes, a \
      name that begins with `#`. The labels of a name have 1 to 63 characters and the whole at \
      most 253, in the form of DNS, which has `xn--` for characters beyond ASCII; none begins or \
      ends with a hyphen. A name whose last label is a number, or the only one of four that is \
      none, is a mistyped address. `__mx__` is an item of routes only in this spelling; any other \
      is read as a host name.
      """,
    pages: [Page.multiProtocolName, Page.of(.domain), Page.of(.gateway), Page.of(.routes)],
    remedy: .suggested,
    examples: [
      .reports(#"domain "⟦mill..example⟧" { tls = no }"#),
      .reports(#"domain "⟦mill,oak⟧" { tls = no }"#),
      .reports(#"domain "⟦[192.0.2.7]⟧" { tls = no }"#),
      .reports(#"gateway = "⟦relay example⟧""#),
      .reports("gateway = \"⟦relay.example\u{200B}⟧\""),
      .reports(#"domain "⟦<name>⟧" { routes = ( "⟦<host>⟧" ) }"#),
      .reports(#"gateway = "⟦[2001:db8::7⟧""#),
      .reports(#"gateway = "⟦192.0.2.1O⟧""#),
      .reports(#"domain "⟦192.1x.2.21⟧" { routes = ( "⟦198.51.-1.11⟧" "smtp://⟦a.-b⟧" ) }"#),
      .reports(#"domain "mill.example" { routes = ( "smtp://⟦⟧?port=26" "⟦a,b⟧" ) }"#),
      .reports(#"domain "mill.example" { routes = ( "[2001:db8::7]⟦x⟧" "⟦[2001:db8::8⟧" ) }"#),
      .reports(#"domain "mill.example" { routes = ( "⟦__MX__⟧" "smtp://⟦__mx__⟧?pref=3" ) }"#),
      .accepts(##"domain "#smpp#hub" { routes = ( "smtp://a_1.example" "[2001:db8::7]" ) }"##),
      .accepts(#"gateway = "relay.example""#),
    ])

  static var subjects: [RuleSubject] { [.settings(Self.self), .labels(Self.self)] }
  static let interest = SettingInterest.options([.gateway, .routes])
  static let forms: Set<DomainLabel> = [.invalid, .bracketedIPv4]

  static func check(
    _ label: RawScalar, _ form: DomainLabel, in scope: Scope, _ findings: inout Findings
  ) {
    if form == .bracketedIPv4 { return report(bracketed: label, in: scope, &findings) }
    findings.report(
      self, at: label.innerSpan, in: scope,
      "\(label.shown) is neither a name, an address nor a regular expression",
      detail: label.invisibleCharacter?.advice
        ?? "write `mill.example`, `192.0.2.7` or `[IPv6:2001:db8::7]`")
  }

  /// A literal of mail is meant by the bare address (decision D-08).
  private static func report(
    bracketed label: RawScalar, in scope: Scope, _ findings: inout Findings
  ) {
    let address = DomainName(label.text).text
    findings.report(
      self, at: label.innerSpan, in: scope, "IPv4 address \(label.shown) is in brackets",
      detail: "write `\(address)`", fix: label.replaced(by: address).map { .suggestion($0) })
  }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard setting.keyword == .routes else { return checkGateway(setting, &findings) }
    for route in findings.delivery.routes(of: setting) {
      if isMisspeltToken(route) { report(token: route, &findings) }
      guard let problem = problem(of: route), !isReportedElsewhere(route)
      else { continue }
      route.report(
        problem, by: self, &findings,
        detail: "write `a.example`, `192.0.2.7` or `[2001:db8::7]`, perhaps with `smtp://`")
    }
  }

  private static func problem(of route: PlacedRoute) -> RouteProblem? {
    if let first = route.item.problems.first(where: { routeProblems.contains($0.kind) }) {
      return first
    }
    guard case .name(let name) = route.item.target, let host = route.item.hostPart,
      HostName.isMistyped(name.text.utf8.span)
    else { return nil }
    return RouteProblem(kind: .invalidHost, range: host.range)
  }

  /// Whether the item is `__mx__` in other letter case, or in a URL, so that it is looked up as a host name.
  private static func isMisspeltToken(_ route: PlacedRoute) -> Bool {
    guard case .name(let name) = route.item.target else { return false }
    return name.text == RouteItem.exchangersToken
  }

  private static func report(token route: PlacedRoute, _ findings: inout Findings) {
    guard let host = route.item.hostPart else { return }
    let token = RouteItem.exchangersToken
    findings.report(
      self, at: route.scalar.span(of: host.range), in: route.setting.scope,
      "`\(host.text)` is read as the name of a host here",
      detail: "the exchangers of the domain are `\(token)`, in lower case and alone",
      fix: route.item.parameters.isEmpty
        ? route.scalar.replaced(by: token).map { .suggestion($0) } : nil,
      page: Page.of(.routes))
  }

  private static let routeProblems: Set<RouteProblem.Kind> = [
    .emptyItem, .missingHost, .invalidHost, .unclosedBracket, .textAfterBracket,
    .bracketsWithoutIPv6, .userInformation,
  ]

  /// Whether a syntax problem or a placeholder is reported instead.
  private static func isReportedElsewhere(_ route: PlacedRoute) -> Bool {
    let text = route.item.text
    return !route.scalar.isQuoted && (text.hasPrefix("<") || text.hasSuffix(";"))
      || text.contains("%") && !text.contains(where: \.isWhitespace)
      || route.setting.tree.hasErrors(in: route.scalar.span.range)
  }

  private static func checkGateway(_ setting: Setting, _ findings: inout Findings) {
    guard let value = setting.rawScalar, let gateway = findings.delivery.gateway(of: setting),
      isInvalid(gateway), !value.isReportedElsewhere
    else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope,
      "\(value.shown) is neither a host name nor an address",
      detail: value.invisibleCharacter?.advice
        ?? "write `relay.example`, `192.0.2.7` or `[2001:db8::7]`", page: Page.of(.gateway))
  }

  private static func isInvalid(_ gateway: DeliveryMap.Gateway) -> Bool {
    let domain = gateway.target.domain
    return switch gateway.target.form {
    // A port is reported by another rule.
    case .invalid: Authority(gateway.text.text).port == nil
    case .documented, .nameWithPort:
      domain.kind == .name && HostName.isMistyped(domain.text.utf8.span)
    default: false
    }
  }
}
