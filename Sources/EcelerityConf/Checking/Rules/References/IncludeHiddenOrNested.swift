/// `include-hidden-or-nested`
enum IncludeHiddenOrNested: ConfigurationRule {
  static let description = RuleDescription(
    id: "include-hidden-or-nested", group: .suspicious, severity: .info,
    summary: "an included folder with hidden files or folders, which are not read",
    rationale: """
      Of a folder every file directly inside is read, those whose names begin with a dot left out; \
      folders inside of it are not entered. What stands there has no effect.
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
        "\(shown)\(names.count > 3 ? " and \(names.count - 3) more" : "") of the folder "
          + (names.count == 1 ? "is not read" : "are not read"),
        detail: "hidden files and folders in a folder are left out; include them by name if meant")
    }
  }
}
