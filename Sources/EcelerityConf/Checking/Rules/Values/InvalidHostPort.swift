/// `invalid-host-port`
enum InvalidHostPort: SettingRule {
  static let description = RuleDescription(
    id: "invalid-host-port", group: .correctness, severity: .error,
    summary: "a host with an invalid port, or with a stray bracket or blank",
    rationale: """
      These options take a host, an address or an IPv6 address in brackets, mostly with a port from 1 \
      to 65535; some take the path of a socket instead.
      """,
    pages: [
      "content/momentum/4/modules/spamassassin.md", "content/momentum/4/modules/static-routes.md",
      "content/momentum/4/config/tracking-domain.md",
    ],
    examples: [
      .reports(#"spamassassin { daemon = "localhost:⟦70000⟧" }"#),
      .reports(#"static_routes { target = "⟦[2001:db8::7:25⟧" }"#),
      .reports(#"msgc_client { server = ( "192.0.2.7:4809" "192.0.2.8:⟦⟧" ) }"#),
      .accepts(#"spamassassin { daemon = "/var/run/spamd.sock" }"#),
      .accepts(#"msgc_client { server = ( "[2001:db8::7]:4809" "a.example" ) }"#),
      .accepts(#"eleven { servers = ( "a.example:55555:1" ) }"#),
    ])

  static let interest = SettingInterest.types([.hostPort, .hostPortList])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let row = findings.row(for: setting) else { return }
    for value in setting.rawScalar.map({ [$0] }) ?? setting.rawItems {
      guard let flaw = flaw(of: value), !value.isReportedElsewhere else { continue }
      findings.report(
        self, at: flaw.place, in: setting.scope, flaw.message,
        detail: "write `a.example:25`, `192.0.2.7:25` or `[2001:db8::7]:25`", page: row.page)
    }
  }

  private static func flaw(of value: RawScalar) -> (place: SourceSpan, message: String)? {
    let text = value.text
    guard !text.isEmpty, !text.hasPrefix("/"), !text.contains("%"), !text.contains("://"),
      !text.contains("\\")
    else { return nil }
    let authority = Authority(text)
    if authority.isBracketOpen { return (value.innerSpan, "`[` is not closed") }
    if text.contains(where: { $0 == " " || $0 == "\t" }) {
      return (value.innerSpan, "\(value.shown) is not a host with a port")
    }
    // A word may be the name of a service.
    guard let port = authority.port,
      port.text.isEmpty || port.text.utf8.allSatisfy(\.isDigit),
      port.number.map({ !(1...65_535 ~= $0) }) ?? true
    else { return nil }
    return (value.scalar.span(of: port), "`\(port.text)` is not a port from 1 to 65535")
  }
}
