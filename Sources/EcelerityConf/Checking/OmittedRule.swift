/// A possible rule that does not exist, and the reason.
package struct OmittedRule: Sendable {
  /// The id that it would have.
  package let id: String
  /// The group that it would be in.
  package let group: RuleGroup
  /// The severity of its findings.
  package let severity: Severity
  /// What it would report, in one line.
  package let summary: String
  /// Why it does not exist, in full sentences.
  package let reason: String
  /// The rule that reports the same; nil when none does.
  package let reportedBy: String?
  /// The pages of the manual about it.
  package let pages: [String]

  private init(
    _ id: String, in group: RuleGroup, severity: Severity, summary: String,
    because reason: String, reportedBy: String? = nil, pages: [String]
  ) {
    self.id = id
    self.group = group
    self.severity = severity
    self.summary = summary
    self.reason = reason
    self.reportedBy = reportedBy
    self.pages = pages
  }

  /// All of them, sorted by id.
  package static let all: [OmittedRule] = [
    OmittedRule(
      "default-binding-as-parent", in: .suspicious, severity: .info,
      summary: "values in `binding \"default\"` that look meant for all bindings",
      because: """
        A configuration does not show whether a value was meant for all bindings or only for \
        messages without a binding; a rule would guess.
        """,
      pages: [Page.of(.binding)]),
    OmittedRule(
      "event-loop-cpu-count", in: .performance, severity: .info,
      summary: "event loops that together run more threads than the machine has processors for",
      because: """
        The number of processors of the server is not in its configuration. Several pools, which \
        the configuration does show, are reported by another rule.
        """, reportedBy: "event-loop-license-hint",
      pages: ["content/momentum/4/config/ref-eventloop.md"]),
    OmittedRule(
      "missing-file", in: .correctness, severity: .warning,
      summary: "a certificate, key or other file that an option names and that is not there",
      because: """
        The rules read no files except includes, and the files that an option names are those of \
        the server, not of the machine where its configuration is checked.
        """,
      pages: [
        "content/momentum/4/config/tls-ca.md",
        "content/momentum/4/config/ref-resolv-conf.md",
        "content/momentum/4/modules/curfew.md",
      ]),
    OmittedRule(
      "regex-host-version", in: .correctness, severity: .error,
      summary: "a regular expression as the name of a host, for a version that has none",
      because: "One rule reports everything that is newer than the version.",
      reportedBy: "option-too-new",
      pages: [Page.of(.host)]),
    OmittedRule(
      "resolv-conf-rotate", in: .suspicious, severity: .info,
      summary: "`rotate` in the file that `resolv_conf` names",
      because: "The file is one of the server; the rules read no files except includes.",
      pages: ["content/momentum/4/config/ref-resolv-conf.md"]),
    OmittedRule(
      "restart-required", in: .correctness, severity: .info,
      summary: "a change that a reload does not put into effect",
      because: """
        It is about a change and needs two configurations to compare; the rules check one.
        """,
      pages: [
        Page.of(.bindAddress),
        "content/momentum/4/config/tls-engine.md",
        "content/momentum/4/config/ref-dns-rate-limit.md",
      ]),
    OmittedRule(
      "rollup-loop", in: .correctness, severity: .error,
      summary: "exchangers that roll up to a domain whose exchangers roll up again to the first",
      because: """
        The exchangers of a domain are in DNS, which is not queried. Mail is rolled up once for a \
        message (decision D-20), so it would not loop either.
        """,
      pages: [Page.of(.rollupMx)]),
    OmittedRule(
      "routes-reload-delay", in: .suspicious, severity: .info,
      summary:
        "a change of routes, which takes effect only when what is cached for a domain expires",
      because: """
        It is about a change and needs two configurations to compare; the rules check one.
        """,
      pages: [Page.of(.routes)]),
    OmittedRule(
      "world-readable-secret", in: .security, severity: .warning,
      summary: "a file with a password or key that everybody may read",
      because: """
        The permissions of a copy say nothing about those on the server, and the rules read no \
        files except includes.
        """,
      pages: ["content/momentum/4/install-security-considerations.md"]),
  ]

  /// The omitted rule with the id `id`.
  package static func named(_ id: String) -> OmittedRule? { all.first { $0.id == id } }
}
