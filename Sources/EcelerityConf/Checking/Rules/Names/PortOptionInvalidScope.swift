/// `port-option-invalid-scope`
enum PortOptionInvalidScope: PlacementRule {
  static let description = RuleDescription(
    id: "port-option-invalid-scope", group: .correctness, severity: .error,
    summary: "an outbound port set in a host, a listener or a similar stanza",
    rationale: """
      The ports of outbound connections are set in a binding, a binding group, a domain or the \
      global scope; that of a listener is part of the label of its `listen` stanza.
      """,
    pages: [
      "content/momentum/4/config/ref-lmtp-port.md",
      "content/momentum/4/config/ref-ecstream-port.md",
      "content/momentum/4/config/ref-remote-smtp-port.md",
    ],
    examples: [
      .reports(#"host "mx.mill.example" { ⟦remote_smtp_port⟧ = 2525 }"#),
      .reports(#"ecstream_listener { ⟦ecstream_port⟧ = 1825 }"#),
      .accepts(#"domain "mill.example" { lmtp_port = 24 }"#),
    ])

  static func claims(_ setting: Setting, of keyword: Keyword) -> Bool {
    keyword == .lmtpPort || keyword == .ecstreamPort || keyword == .remoteSmtpPort
  }
}
