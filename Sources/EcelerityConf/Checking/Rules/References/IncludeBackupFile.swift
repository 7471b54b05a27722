/// `include-backup-file`
enum IncludeBackupFile: ConfigurationRule {
  static let description = RuleDescription(
    id: "include-backup-file", group: .suspicious, severity: .warning,
    summary: "an included directory with files that look like backups, which are read too",
    rationale: """
      Every file directly inside a directory is read unless its name begins with a dot; no page says that \
      the end of its name matters. So what an editor or a package manager leaves beside a file, such \
      as `10-oak.conf~` or `10-oak.conf.rpmsave`, sets the same options again.
      """,
    evidence: .inferred, pages: ["content/momentum/4/conf-overview.md"],
    examples: [
      .reports(
        #"include ⟦"domains.d"⟧"#,
        with: ["domains.d/10-oak.conf": "tls = no", "domains.d/10-oak.conf~": "tls = required"]),
      .accepts(
        #"include "domains.d""#,
        with: ["domains.d/10-oak.conf": "tls = no", "domains.d/.10-oak.conf~": "tls = required"]),
      .accepts(#"include "oak.conf.old""#, with: ["oak.conf.old": "tls = no"]),
    ])

  private static let ends = [
    "~", ".bak", ".old", ".orig", ".rej", ".save", ".swp", ".rpmsave", ".rpmnew", ".rpmorig",
    ".dpkg-old", ".dpkg-new", ".dpkg-dist", ".ucf-old", ".ucf-dist", ".disabled", ".off", ".tmp",
    ".gz", ",v",
  ]

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    for include in configuration.includes {
      let own = Path.name(of: include.path)
      let names = include.files.lazy.map { Path.name(of: configuration.file($0).path) }
        .filter { $0 != own && isBackup($0.lowercased()) }
      report(Array(names), in: include, &findings)
    }
  }

  /// Whether the file `name`, in lower case, has an end of backups, or is between the signs of Emacs: `#oak.conf#`.
  private static func isBackup(_ name: String) -> Bool {
    ends.contains { name.hasSuffix($0) } || name.hasPrefix("#") && name.hasSuffix("#")
  }

  private static func report(
    _ names: [String], in include: Include, _ findings: inout Findings
  ) {
    guard !names.isEmpty else { return }
    let shown = names.prefix(3).map { "`\($0)`" }.joined(separator: ", ")
    findings.report(
      self, at: include.pathSpan,
      "\(shown)\(names.count > 3 ? " and \(names.count - 3) more" : "") in the directory "
        + (names.count == 1 ? "looks like a backup but is read" : "look like backups but are read"),
      detail: "keep backups elsewhere, or under names that begin with a dot")
  }
}
