/// Something that was thought of as a rule and is none, or none of its own, and why.
package struct OmittedRule: Sendable {
  /// The name it would have.
  package let id: String
  /// The family it would be in.
  package let group: RuleGroup
  /// How much its findings would matter.
  package let severity: Severity
  /// What it would find, in one line.
  package let summary: String
  /// Why it is left out, in full sentences.
  package let reason: String
  /// The rule that reports the same; nil when none does.
  package let reportedBy: String?
  /// The pages of the manual behind it.
  package let pages: [String]

  private init(
    _ id: String, _ group: RuleGroup, _ severity: Severity, _ summary: String,
    because reason: String,
    reportedBy: String? = nil, _ pages: String...
  ) {
    self.id = id
    self.group = group
    self.severity = severity
    self.summary = summary
    self.reason = reason
    self.reportedBy = reportedBy
    self.pages = pages
  }

  /// What is left out, in the order of its names.
  package static let all: [OmittedRule] = [
    OmittedRule(
      "default-binding-as-parent", .suspicious, .info,
      "values in `binding \"default\"` that look meant for all bindings",
      because: """
        Nothing in a configuration tells a value that was meant for all bindings from one that was \
        meant for messages without a binding; a rule would guess.
        """, Page.of(.binding)),
    OmittedRule(
      "event-loop-cpu-count", .performance, .info,
      "event loops that together run more threads than the machine has processors for",
      because: """
        The number of processors of the server is not in its configuration. What the configuration \
        itself tells, several pools, is reported by another rule.
        """, reportedBy: "event-loop-license-hint", "content/momentum/4/config/ref-eventloop.md"),
    OmittedRule(
      "missing-file", .correctness, .warning,
      "a certificate, key or other file that an option names and that is not there",
      because: """
        The rules see no file system but for includes, and the files an option names are those of \
        the server, not of the machine where its configuration is checked.
        """, "content/momentum/4/config/tls-ca.md", "content/momentum/4/config/ref-resolv-conf.md",
      "content/momentum/4/modules/curfew.md"),
    OmittedRule(
      "regex-host-version", .correctness, .error,
      "a regular expression as the name of a host, for a version that has none",
      because: "One rule reports everything that came with a version.",
      reportedBy: "option-too-new", Page.of(.host)),
    OmittedRule(
      "resolv-conf-rotate", .suspicious, .info,
      "`rotate` in the file that `resolv_conf` names",
      because: "The file is one of the server; the rules see no file system but for includes.",
      "content/momentum/4/config/ref-resolv-conf.md"),
    OmittedRule(
      "restart-required", .correctness, .info,
      "a change that a reload does not put into effect",
      because: """
        It is about a change, and takes two configurations to compare; the rules look at one.
        """, Page.of(.bindAddress), "content/momentum/4/config/tls-engine.md",
      "content/momentum/4/config/ref-dns-rate-limit.md"),
    OmittedRule(
      "rollup-loop", .correctness, .error,
      "exchangers that roll up to a domain whose exchangers roll up again to the first",
      because: """
        Which exchangers a domain has is in DNS, which is not asked. Rolling up happens once for a \
        message (decision D-20), so it would not loop either.
        """, Page.of(.rollupMx)),
    OmittedRule(
      "routes-reload-delay", .suspicious, .info,
      "a change of routes, which takes effect only when what is cached for a domain expires",
      because: """
        It is about a change, and takes two configurations to compare; the rules look at one.
        """, Page.of(.routes)),
    OmittedRule(
      "world-readable-secret", .security, .warning,
      "a file with a password or key that everybody may read",
      because: """
        The permissions of a copy say nothing of those on the server, and the rules see no file \
        system but for includes.
        """, "content/momentum/4/install-security-considerations.md"),
  ]

  /// What is left out under the name `id`.
  package static func named(_ id: String) -> OmittedRule? { all.first { $0.id == id } }
}
