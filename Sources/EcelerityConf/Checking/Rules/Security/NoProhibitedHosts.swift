/// `no-prohibited-hosts`
enum NoProhibitedHosts: ConfigurationRule {
  static let description = RuleDescription(
    id: "no-prohibited-hosts", group: .security, severity: .info,
    summary: "nothing prevents delivery of mail to loopback addresses",
    rationale: """
      Some operators publish a loopback address for their exchangers, and mail then comes back to \
      this machine. The lists should contain all of `127.0.0.0/8`, and `0.0.0.0`. Reported once, \
      and only for a configuration with a listener that accepts messages (decided). Where a \
      gateway or a route names such an address, or `localhost`, that list would make its mail \
      fail, so no fix is offered.
      """,
    needsWhole: true,
    pages: [
      "content/momentum/4/config/ref-prohibited-hosts.md",
      "content/momentum/4/config/ref-skip-hosts.md",
    ], remedy: .suggested,
    examples: [
      .reports("⟦⟧esmtp_listener {\n  listen \":25\" { }\n}"),
      .reports("⟦prohibited_hosts⟧ = ( 192.0.2.1 )\nesmtp_listener { listen \":25\" { } }"),
      .reports("⟦prohibited_hosts⟧ = ( 127.0.0.1 )\nesmtp_listener { listen \":25\" { } }"),
      .reports(
        #"""
        ⟦⟧esmtp_listener { listen ":25" { } }
        domain "mill.example" { routes = ( "smtp://127.0.0.1?port=10025" ) }
        """#),
      .reports(
        #"""
        ⟦⟧esmtp_listener { listen ":25" { } }
        domain "mill.example" { gateway = "localhost" }
        """#),
      .accepts(
        #"""
        prohibited_hosts = ( "127.0.0.0/8" "0.0.0.0" )
        esmtp_listener { listen ":25" { } }
        """#),
      .accepts("esmtp_listener { enable = false listen \":25\" { } }"),
      .accepts(#"domain "mill.example" { tls = required }"#),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    guard configuration.looksWhole else { return }
    let lists = [Keyword.prohibitedHosts, .skipHosts].compactMap(configuration.global.setting)
    let listed = lists.flatMap(\.value.items).compactMap { CIDRBlock($0.text) }
    let missing = blocks.filter { text in
      CIDRBlock(text).map { block in !listed.contains { $0.contains(block) } } ?? false
    }
    guard !missing.isEmpty else { return }
    let place = lists.first?.nameSpan ?? configuration.start
    let advice =
      lists.isEmpty
      ? "write `\(wanted)`" : "add \(missing.map { "\"\($0)\"" }.joined(separator: " and "))"
    guard let hop = loopbackHop(configuration, &findings) else {
      return findings.report(
        self, at: place, message, detail: advice, absent: [.prohibitedHosts, .skipHosts],
        fix: lists.isEmpty ? fix(configuration) : nil)
    }
    findings.report(
      self, at: place, message,
      detail:
        "\(advice), but first name next hop \(hop.title) by another address, or its mail fails",
      absent: [.prohibitedHosts, .skipHosts],
      related: [RelatedPlace("its mail would fail with 551", at: hop.text.textSpan)])
  }

  private static let message = "mail may be delivered to loopback addresses"
  private static let blocks = ["127.0.0.0/8", "0.0.0.0"]
  private static let wanted =
    "\(Keyword.prohibitedHosts) = ( \(blocks.map { "\"\($0)\"" }.joined(separator: " ")) )"

  /// The first next hop that the list would prohibit, as messages name it, and its place.
  private static func loopbackHop(
    _ configuration: Configuration, _ findings: inout Findings
  ) -> (title: String, text: Scalar)? {
    for setting in configuration.settings(of: [.gateway, .routes])
    where mayNameLoopback(setting) && !findings.delivery.isUnused(setting) {
      let literal = findings.delivery.literalHops(of: setting).first { hop in
        !hop.address.isIPv6 && (hop.address.isLoopback || hop.address.isUnspecified)
      }
      if let literal { return (literal.address.description, literal.text) }
      let named = findings.delivery.namedHops(of: setting).first { $0.name.isLocalhost }
      if let named { return (named.name.text, named.text) }
    }
    return nil
  }

  /// Whether the bytes of the value can spell such a next hop. To read the hosts of every route would take longer than
  /// the rest of this rule.
  private static func mayNameLoopback(_ setting: Setting) -> Bool {
    let bytes = setting.tree.source.bytes
    return signs.contains { $0.isFound(in: bytes, setting.valueSpan.range.indices) }
  }

  /// The texts one of which every such next hop contains, unless its letter case is mixed in an odd way, and the escape
  /// that may replace any of its characters.
  private static let signs = ["127", "0.0.0.0", "ocalhost", "OCALHOST", "\\"].map(ByteSearch.init)

  private static func fix(_ configuration: Configuration) -> Fix {
    .suggestion(configuration.insertionAtStart(of: wanted + "\n"))
  }
}
