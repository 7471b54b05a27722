/// `local-changes-file-conflict`
enum LocalChangesFileConflict: SettingRule {
  static let description = RuleDescription(
    id: "local-changes-file-conflict", group: .correctness, severity: .error,
    summary: "the file for online changes is a file of the configuration itself",
    rationale: """
      The server writes to that file and reads it after all others, so it may be neither the main \
      file nor one that is included. Paths are compared as written, links are not followed.
      """,
    pages: [Page.of(.localChangesFile), "content/momentum/4/conf-overview.md"],
    examples: [
      .reports(
        "include \"policy.conf\"\nlocal_changes_file = \"⟦policy.conf⟧\"",
        with: ["policy.conf": "tls = no"]),
      .accepts(
        "include \"policy.conf\"\nlocal_changes_file = \"changes.conf\"",
        with: ["policy.conf": "tls = no", "changes.conf": ""]),
    ])

  static let interest = SettingInterest.options([.localChangesFile])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.scope.isGlobal, case .scalar(let path) = setting.value,
      !path.text.isEmpty
    else { return }
    let configuration = findings.configuration
    let folder = Path.folder(of: configuration.file(setting.fileID).path)
    let beside = Path.normalize(Path.join(folder, path.text))
    let include = configuration.includes.first { include in
      include.files.contains { Path.normalize(configuration.file($0).path) == beside }
    }
    guard include != nil || Path.normalize(configuration.files[0].path) == beside
    else { return }
    findings.report(
      self, at: path.textSpan,
      include == nil
        ? "`\(path.text)` is the main file, and online changes may not go there"
        : "`\(path.text)` is included, and online changes may not go there",
      detail: "name a separate file",
      related: include.map { [RelatedPlace("it is included here", at: $0.pathSpan)] } ?? [])
  }
}
