/// `invalid-host-port`
enum InvalidHostPort: SettingRule {
  static let description = RuleDescription(
    id: "invalid-host-port", group: .correctness, severity: .error,
    summary: "a host with an invalid or missing port, or an invalid host before it",
    rationale: """
      These options take a host, an address or an IPv6 address in brackets, mostly with a port \
      from 1 to 65535; some take the path of a socket instead. `ha_proxy_server` requires the \
      port, and only where the server itself listens may the host be missing or `*`. How the \
      server treats an empty text is not documented, so that is a warning.
      """,
    pages: [
      "content/momentum/4/modules/ha-proxy-client.md",
      "content/momentum/4/modules/spamassassin.md", "content/momentum/4/modules/static-routes.md",
      "content/momentum/4/config/tracking-domain.md",
    ],
    examples: [
      .reports(#"spamassassin { daemon = "localhost:⟦70000⟧" }"#),
      .reports(#"static_routes { target = "⟦[2001:db8::7:25⟧" }"#),
      .reports(#"msgc_client { server = ( "192.0.2.7:4809" "192.0.2.8:⟦⟧" ) }"#),
      .reports(#"static_routes { target = "192.0.2.1:⟦25x⟧" }"#),
      .reports(#"static_routes { target = "⟦192.0.2.256⟧:25" }"#),
      .reports(#"static_routes { target = "⟦192.0.2.1O⟧:25" }"#),
      .reports(#"binding "north" { ha_proxy_server = "⟦⟧:2525" }"#),
      .reports(#"spamassassin { daemon = ⟦""⟧ }"#),
      .reports("spamassassin { daemon = \"localhost:⟦783\u{200B}⟧\" }"),
      .reports(#"binding "north" { ha_proxy_server = "⟦192.0.2.9⟧" }"#),
      .accepts(#"snmp { address = "*:8162" }"#),
      .accepts(#"spamassassin { daemon = "/var/run/spamd.sock" }"#),
      .accepts(#"msgc_client { server = ( "[2001:db8::7]:4809" "a.example" ) }"#),
      .accepts(#"eleven { servers = ( "a.example:55555:1" ) }"#),
    ])

  static let interest = SettingInterest.types([.hostPort, .hostPortList])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let row = findings.row(for: setting) else { return }
    for value in setting.rawScalar.map({ [$0] }) ?? setting.rawItems {
      guard let flaw = flaw(of: value, for: row.keyword), !value.isReportedElsewhere else {
        continue
      }
      findings.report(
        self, at: flaw.place, in: setting.scope, flaw.message,
        detail: value.invisibleCharacter?.advice
          ?? "write `a.example:25`, `192.0.2.7:25` or `[2001:db8::7]:25`",
        severity: value.inner.isEmpty ? .warning : nil, page: row.page)
    }
  }

  private static func flaw(
    of value: RawScalar, for keyword: Keyword
  ) -> (place: SourceSpan, message: String)? {
    let text = value.text
    guard !text.isEmpty else { return (value.innerSpan, "\(value.shown) is not a host") }
    guard !text.hasPrefix("/"), !text.contains("%"), !text.contains("://"),
      !text.contains("\\")
    else { return nil }
    let authority = Authority(text)
    if authority.isBracketOpen { return (value.innerSpan, "`[` is not closed") }
    if text.contains(where: { $0 == " " || $0 == "\t" }) {
      return (value.innerSpan, "\(value.shown) is not a host with a port")
    }
    if !isHost(authority, of: keyword) {
      let message =
        authority.host.text.isEmpty
        ? "\(value.shown) has no host before its port"
        : "the host in \(value.shown) is neither a name nor an address"
      return (value.scalar.span(of: authority.hostRange), message)
    }
    guard let port = authority.port else {
      return keyword == .haProxyServer ? (value.innerSpan, "\(value.shown) has no port") : nil
    }
    guard port.number.map({ !(1...65_535 ~= $0) }) ?? true else { return nil }
    return (value.scalar.span(of: port), "`\(port.text)` is not a port from 1 to 65535")
  }

  /// The options that set where the server itself listens, which may be all of its addresses.
  private static let listening: KeywordSet = [.address, .clusterListener]

  /// Whether it is a host name or an address, or all addresses of this host where that is allowed.
  private static func isHost(_ authority: Authority, of keyword: Keyword) -> Bool {
    let host = authority.host.text
    if host.isEmpty || host == "*" { return listening.contains(keyword) }
    return IPAddress(host) != nil || HostName.isSound(host)
      // More than one colon: a priority after the port.
      || authority.port == nil && host.contains(":")
  }
}
