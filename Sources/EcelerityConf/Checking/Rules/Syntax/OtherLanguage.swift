/// `other-language`
enum OtherLanguage: FileRule {
  static let description = RuleDescription(
    id: "other-language", group: .style, severity: .error,
    summary: "a file of the product that is written in another language",
    rationale: """
      Some files beside the configuration look like it but are read by other programs. Nothing \
      else is reported in such a file. Including one is an error; naming one on the command line \
      is only a hint.
      """,
    pages: ["content/momentum/3/3-reference/mbus-conf.md", "content/momentum/4/log-rotating.md"],
    examples: [
      .reports("⟦⟧Spread_Segment 192.0.2.255:4803 {\n}\n", at: "mbus.conf"),
      .reports(#"include "ec_rotate.conf""#, with: ["ec_rotate.conf": "⟦⟧keep=5\n"]),
      .accepts("tls = no"),
    ])

  static func check(_ file: ConfigurationFile, _ findings: inout Findings) {
    guard let what = ForeignFile.language(of: file.path) else { return }
    let name = Path.name(of: file.path)
    let isIncluded = file.id.rawValue != 0
    findings.report(
      self, at: SourceSpan(file.id, ByteRange(0, 0)), "`\(name)` is \(what)",
      detail: isIncluded ? "do not include it" : "it is not checked",
      severity: isIncluded ? .error : .info)
  }

  /// Removes other diagnostics in files of another language.
  static func omitOthers(from diagnostics: inout [Diagnostic], in configuration: Configuration) {
    let foreign = Set(
      configuration.files.filter { ForeignFile.language(of: $0.path) != nil }.map(\.id))
    guard !foreign.isEmpty else { return }
    diagnostics.removeAll { foreign.contains($0.span.file) && $0.rule != description.id }
  }
}
