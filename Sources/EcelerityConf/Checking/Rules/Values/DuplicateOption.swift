/// `duplicate-option`
enum DuplicateOption: ConfigurationRule {
  static let description = RuleDescription(
    id: "duplicate-option", group: .suspicious, severity: .warning,
    summary: "an option that is set twice in one scope of one file, with different values",
    rationale: """
      The later value applies; lists are not merged. That the last one wins is inferred from the \
      file of local changes, which is read last. In different files it is a way of overriding and \
      is not reported. The option `domain` of the module `maildir` can be set several times, as \
      its page says.
      """,
    evidence: .inferred,
    pages: [
      "content/momentum/4/config/ref-local-changes-file.md", "content/momentum/4/conf-overview.md",
    ],
    examples: [
      .reports("domain \"mill.example\" {\n  ⟦tls⟧ = no\n  tls = required\n}"),
      .reports("⟦relay_hosts⟧ = ( 192.0.2.1 )\nrelay_hosts = ( 192.0.2.2 )"),
      .accepts("outbound_throttle_messages = 10\noutbound_throttle_messages = \"10/1\""),
      .accepts("tls = no\ndomain \"mill.example\" { tls = required }"),
      .accepts("include \"base.conf\"\ntls = required", with: ["base.conf": "tls = no"]),
      .accepts("maildir \"m\" {\n  domain = \"oak.example\"\n  domain = \"elm.example\"\n}"),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    for pair in configuration.overriddenInTheirFile
    where !pair.later.addsUp && !pair.earlier.means(pair.later) {
      let (earlier, later) = (pair.earlier, pair.later)
      findings.report(
        self, at: earlier.nameSpan, in: earlier.scope,
        "`\(earlier.shownName)` is set again below; this value is not used",
        detail: earlier.keyword == .uri
          ? "put them all in one list, `\(earlier.name) = ( … )`" : "keep the one that is meant",
        related: [RelatedPlace("this value is used", at: later.span)])
    }
  }
}
