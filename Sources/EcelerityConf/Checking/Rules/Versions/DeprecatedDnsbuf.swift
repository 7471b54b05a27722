/// `deprecated-dnsbuf`
enum DeprecatedDnsbuf: ScopeRule {
  static let description = RuleDescription(
    id: "deprecated-dnsbuf", group: .deprecated, severity: .warning,
    summary: "the module for DNS buffers",
    rationale: """
      From 4.8 on it is deprecated and unsupported; from 5.2 on the sizes are separate options.
      """,
    dependsOnVersion: true,
    pages: [
      "content/momentum/4/modules/dnsbuf.md",
      "content/momentum/4/config/ref-dns-udp-buffer-size.md",
    ],
    examples: [
      .reports("⟦dnsbuf⟧ { interval = 60 }"),
      .accepts("dns_udp_rcvbuf_size = 65536"),
      .accepts("dnsbuf { interval = 60 }", target: "4.7"),
    ])

  static let stanzas: [Keyword]? = [.dnsbuf]

  static func check(_ scope: Scope, _ findings: inout Findings) {
    guard !findings.target.isBefore("4.8"), scope.parent?.isGlobal ?? false else { return }
    for header in scope.headers {
      findings.report(
        self, at: header.nameSpan, in: scope.parent, "module `\(scope.name)` is deprecated",
        detail: "from 5.2 on use `\(Keyword.dnsUdpRcvbufSize)` and `\(Keyword.dnsUdpSndbufSize)`")
    }
  }
}
