/// `control-socket-world-writable`
enum ControlSocketWorldWritable: SettingRule {
  static let description = RuleDescription(
    id: "control-socket-world-writable", group: .security, severity: .warning,
    summary: "every user of the machine may write to the socket of the console",
    rationale: """
      Whoever may write to it can use the console and so control the server. Give the socket to a \
      group instead.
      """,
    pages: ["content/momentum/4/control-auth.md", "content/momentum/4/control-listener.md"],
    remedy: .suggested,
    examples: [
      .reports(#"control_listener { listen "/tmp/2025" { file_mode = ⟦0666⟧ } }"#),
      .accepts(#"control_listener { listen "/tmp/2025" { file_mode = 0660 } }"#),
      .accepts(#"control_listener { enable = false listen "/tmp/2025" { file_mode = 0666 } }"#),
      .accepts(#"esmtp_listener { listen "/tmp/smtp" { file_mode = 0666 } }"#),
    ])

  static let interest = SettingInterest.options([.fileMode])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard setting.scope.path.first == .controlListener, !setting.isReplaced, setting.scope.isSwitchedOn,
      let row = findings.row(for: setting), let text = setting.value.text,
      let mode = Int(text, radix: 8), mode & 0o002 != 0
    else { return }
    if setting.scope.keyword == .listen,
      !(setting.scope.label.map(ListenAddress.init)?.isSocketFile ?? false)
    {
      return
    }
    findings.report(
      self, at: setting.innerValueSpan, in: setting.scope,
      "every local user may use the console",
      detail: "let a group write at most, `\(row.defaultValue ?? "0660")`",
      fix: row.defaultValue.map { .suggestion(setting.replacing(valueBy: $0)) })
  }
}
