/// `include-twice`
enum IncludeTwice: ConfigurationRule {
  static let description = RuleDescription(
    id: "include-twice", group: .suspicious, severity: .info,
    summary: "a file that is included more than once",
    rationale: """
      Its contents apply in each place, and the file becomes read-only for online changes.
      """,
    pages: ["content/momentum/4/conf-overview.md"],
    examples: [
      .reports(
        """
        binding "north" { include "limits.conf" }
        binding "south" { include ⟦"limits.conf"⟧ }
        """, with: ["limits.conf": "max_outbound_connections = 5"]),
      .accepts(#"include "limits.conf""#, with: ["limits.conf": "max_outbound_connections = 5"]),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    var first: [FileID: Include] = [:]
    for include in configuration.includes {
      for file in include.files {
        guard let earlier = first[file] else {
          first[file] = include
          continue
        }
        // The same statement again, because its file is included twice.
        guard earlier.span != include.span else { continue }
        report(configuration.file(file), by: include, after: earlier, &findings)
      }
    }
  }

  private static func report(
    _ file: ConfigurationFile, by include: Include, after earlier: Include,
    _ findings: inout Findings
  ) {
    findings.report(
      self, at: include.pathSpan, "`\(file.path)` is included again",
      detail: "it applies in each place and cannot be changed online",
      related: [RelatedPlace("it is included here first", at: earlier.pathSpan)])
  }
}
