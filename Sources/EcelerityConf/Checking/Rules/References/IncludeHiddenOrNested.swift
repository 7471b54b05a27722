/// `include-hidden-or-nested`
enum IncludeHiddenOrNested: ConfigurationRule {
  static let description = RuleDescription(
    id: "include-hidden-or-nested", group: .suspicious, severity: .info,
    summary: "an included directory with hidden files or directories, which are not read",
    rationale: """
      Every file directly inside a directory is read, except those whose names begin with a dot; \
      directories inside it are not entered. What they contain has no effect.
      """,
    pages: ["content/momentum/4/conf-overview.md"],
    examples: [
      .reports(
        #"include ⟦"domains.d"⟧"#,
        with: [
          "domains.d/10-oak.conf": "tls = no", "domains.d/.20-elm.conf": "",
          "domains.d/old/30-ash.conf": "",
        ]),
      .accepts(#"include "domains.d""#, with: ["domains.d/10-oak.conf": "tls = no"]),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    for include in configuration.includes where !include.skippedNames.isEmpty {
      let names = include.skippedNames
      let shown = names.prefix(3).map { "`\($0)`" }.joined(separator: ", ")
      findings.report(
        self, at: include.pathSpan,
        "\(shown)\(names.count > 3 ? " and \(names.count - 3) more" : "") in the directory "
          + (names.count == 1 ? "is not read" : "are not read"),
        detail: "hidden files and inner directories are left out; include them by name if meant")
    }
  }
}
