/// `no-prohibited-hosts`
enum NoProhibitedHosts: ConfigurationRule {
  static let description = RuleDescription(
    id: "no-prohibited-hosts", group: .security, severity: .info,
    summary: "nothing keeps mail from being delivered to loopback addresses",
    rationale: """
      Some operators answer questions about their exchangers with a loopback address, and mail then \
      comes back to this machine. Reported once, and only for a configuration with a \
      listener that accepts messages (decided).
      """,
    needsWhole: true,
    pages: [
      "content/momentum/4/config/ref-prohibited-hosts.md",
      "content/momentum/4/config/ref-skip-hosts.md",
    ], remedy: .suggested,
    examples: [
      .reports("⟦⟧esmtp_listener {\n  listen \":25\" { }\n}"),
      .reports("⟦prohibited_hosts⟧ = ( 192.0.2.1 )\nesmtp_listener { listen \":25\" { } }"),
      .accepts(
        #"""
        prohibited_hosts = ( "127.0.0.0/8" "0.0.0.0" )
        esmtp_listener { listen ":25" { } }
        """#),
      .accepts(#"domain "mill.example" { tls = required }"#),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    guard configuration.looksWhole, let loopback = CIDRBlock("127.0.0.1") else { return }
    let lists = [Keyword.prohibitedHosts, .skipHosts].compactMap(configuration.global.setting)
    let isCovered = lists.flatMap(\.value.items).contains { item in
      CIDRBlock(item.text)?.contains(loopback) ?? false
    }
    guard !isCovered else { return }
    let place = lists.first?.nameSpan ?? configuration.start
    let missing = "`\(Keyword.prohibitedHosts) = ( \"127.0.0.0/8\" \"0.0.0.0\" )`"
    findings.report(
      self, at: place, "mail may be delivered to loopback addresses",
      detail: lists.isEmpty ? "write \(missing)" : "add \"127.0.0.0/8\" and \"0.0.0.0\"",
      fix: lists.isEmpty ? fix(configuration) : nil)
  }

  private static func fix(_ configuration: Configuration) -> Fix {
    let line = "\(Keyword.prohibitedHosts) = ( \"127.0.0.0/8\" \"0.0.0.0\" )\n"
    return .suggestion(Edit(replace: configuration.start, with: line))
  }
}
