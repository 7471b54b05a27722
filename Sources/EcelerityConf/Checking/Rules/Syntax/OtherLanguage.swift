/// `other-language`
enum OtherLanguage: FileRule {
  static let description = RuleDescription(
    id: "other-language", group: .style, severity: .error,
    summary: "a file of the product that is written in another language",
    rationale: """
      Some files beside the configuration look like it and are read by other programs. Nothing \
      else is said about such a file. To include one is an error; to name one on the command line \
      is only worth a hint.
      """,
    pages: ["content/momentum/3/3-reference/mbus-conf.md", "content/momentum/4/log-rotating.md"],
    examples: [
      .reports("⟦⟧Spread_Segment 192.0.2.255:4803 {\n}\n", at: "mbus.conf"),
      .reports(#"include "ec_rotate.conf""#, with: ["ec_rotate.conf": "⟦⟧keep=5\n"]),
      .accepts("tls = no"),
    ])

  /// What the files are, by name.
  private static let files = [
    "mbus.conf": "the message bus daemon's configuration",
    "cluster.boot": "settings for the start of the cluster",
    "environment": "a list of shell variables",
    "ec_rotate.conf": "the configuration of the log rotation",
    "cidr_maintain.conf": "the configuration of a maintenance job",
    "ecconfigd.conf": "an Apache configuration",
  ]

  static func check(_ file: ConfigurationFile, _ findings: inout Findings) {
    let name = Path.name(of: file.path)
    guard let what = files[name] else { return }
    let isIncluded = file.id.rawValue != 0
    findings.report(
      self, at: SourceSpan(file.id, ByteRange(0, 0)), "`\(name)` is \(what)",
      detail: isIncluded ? "do not include it" : "it is not checked",
      severity: isIncluded ? .error : .info)
  }

  /// `diagnostics` without what was found in files of another language.
  static func alone(_ diagnostics: [Diagnostic], in configuration: Configuration) -> [Diagnostic] {
    let foreign = Set(
      configuration.files.filter { files[Path.name(of: $0.path)] != nil }.map(\.id))
    guard !foreign.isEmpty else { return diagnostics }
    return diagnostics.filter { !foreign.contains($0.span.file) || $0.rule == description.id }
  }
}
