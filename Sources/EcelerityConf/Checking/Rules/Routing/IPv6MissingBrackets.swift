/// `ipv6-missing-brackets`
enum IPv6MissingBrackets: SettingRule, ScopeRule {
  static let description = RuleDescription(
    id: "ipv6-missing-brackets", group: .correctness, severity: .error,
    summary: "an IPv6 address without brackets in a gateway, a route or a `listen` label",
    rationale: """
      In these places a colon separates a host from a port, so an IPv6 address must be in square \
      brackets, and brackets must be in quotes. Lists of addresses, such as `relay_hosts`, take \
      the bare form instead. There is no fix where the last group may be a port of mail after an \
      address, as in `2001:db8::7:587`.
      """,
    pages: [Page.of(.gateway), Page.of(.routes), Page.listeners], remedy: .safe,
    examples: [
      .reports("gateway = ⟦fe80::1⟧"),
      .reports(#"domain "oak.example" { routes = ( "smtp://⟦2001:db8::7⟧?port=26" ) }"#),
      .reports(#"esmtp_listener { listen "⟦2001:db8::7:25⟧" { } }"#),
      .accepts(#"gateway = "[fe80::1]""#),
      .accepts(#"esmtp_listener { listen "[2001:db8::7]:25" { } listen ":25" { } }"#),
    ])

  static var subjects: [RuleSubject] { [.settings(Self.self), .scopes(Self.self)] }
  static let interest = SettingInterest.options([.gateway, .routes])
  static let stanzas: [Keyword]? = [.listen]

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard setting.keyword == .routes else { return checkGateway(setting, &findings) }
    for route in findings.delivery.routes(of: setting) {
      for problem in route.problems(.missingBrackets) {
        let address = address(problem, in: route)
        let text = route.scalar.text(replacing: problem.range, with: "[\(address)]")
        let edit = mayEndInPort(address) ? nil : route.scalar.replaced(by: text)
        report(
          problem.message(in: route.item), at: route.scalar.span(of: problem.range),
          in: setting.scope, fix: edit.map { .safe($0, changing: .spelling) }, &findings)
      }
    }
  }

  private static func address(_ problem: RouteProblem, in route: PlacedRoute) -> String {
    String(decoding: Array(route.item.text.utf8)[problem.range.indices], as: UTF8.self)
  }

  /// Whether `text` without its last group is an address too, and the group reads as a port of mail.
  private static func mayEndInPort(_ text: String) -> Bool {
    guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) else { return false }
    let group = text.utf8[text.utf8.index(after: colon)...]
    return portsOfMail.contains { $0.utf8.elementsEqual(group) }
      && IPAddress(String(decoding: text.utf8[..<colon], as: UTF8.self)) != nil
  }

  private static let portsOfMail = ["24", "25", "26", "465", "587", "2525"]

  private static func checkGateway(_ setting: Setting, _ findings: inout Findings) {
    guard let gateway = findings.delivery.gateway(of: setting),
      gateway.target.form == .missingBrackets
    else { return }
    let address = gateway.text.text
    let edit = mayEndInPort(address) ? nil : gateway.text.replaced(by: "[\(address)]")
    report(
      "IPv6 address `\(gateway.text.text)` has no brackets", at: gateway.text.textSpan,
      in: setting.scope, fix: edit.map { .safe($0, changing: .spelling) }, &findings)
  }

  static func check(_ scope: Scope, _ findings: inout Findings) {
    for header in scope.headers {
      guard let token = header.labelToken, let text = header.label else { continue }
      let listen = ListenAddress(text)
      guard listen.isMissingBrackets else { continue }
      let isQuoted = header.syntax.statement.tree.tokens.kind(token) == .string
      let label = Scalar(text: text, span: header.labelSpan, isQuoted: isQuoted)
      // Without a port it is not known where the address ends.
      let edit = listen.port == nil ? nil : label.replaced(by: listen.normalForm)
      report(
        "IPv6 address in `\(text)` has no brackets", at: label.textSpan, in: scope,
        fix: edit.map { .suggestion($0) }, &findings)
    }
  }

  private static func report(
    _ message: String, at span: SourceSpan, in scope: Scope, fix: Fix?,
    _ findings: inout Findings
  ) {
    findings.report(
      self, at: span, in: scope, message, detail: "write it in square brackets and quotes",
      fix: fix, page: scope.keyword == .listen ? Page.listeners : nil)
  }
}
