/// `local-changes-file-conflict`
enum LocalChangesFileConflict: SettingRule {
  static let description = RuleDescription(
    id: "local-changes-file-conflict", group: .correctness, severity: .error,
    summary: "the file for online changes is a file of the configuration itself",
    rationale: """
      The server writes to that file and reads it after all others, so it may be neither the main \
      file nor one that is included.
      """,
    pages: [Page.of(.localChangesFile), "content/momentum/4/conf-overview.md"],
    examples: [
      .reports(
        "include \"policy.conf\"\nlocal_changes_file = \"⟦policy.conf⟧\"",
        with: ["policy.conf": "tls = no"]),
      .reports(
        """
        include "/opt/msys/ecelerity/etc/conf/global/policy.conf"
        local_changes_file = "⟦/opt/msys/ecelerity/etc/conf/global/policy.conf⟧"
        """, at: "etc/default/ecelerity.conf", with: ["etc/global/policy.conf": "tls = no"]),
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
    let directory = Path.directory(of: configuration.file(setting.fileID).path)
    let beside = Path.normalize(Path.join(directory, path.text))
    // Without includes no file is looked for, and the path says what it says.
    let isMeant = { (file: FileID) in
      file == configuration.localChanges
        || Path.normalize(configuration.file(file).path) == beside
    }
    let include = configuration.includes.first { $0.files.contains(where: isMeant) }
    guard include != nil || isMeant(configuration.files[0].id) else { return }
    findings.report(
      self, at: path.textSpan,
      include == nil
        ? "`\(path.text)` is the main file, and online changes may not go there"
        : "`\(path.text)` is included, and online changes may not go there",
      detail: "name a separate file",
      related: include.map { [RelatedPlace("it is included here", at: $0.pathSpan)] } ?? [])
  }
}
