/// `control-socket-world-writable`
enum ControlSocketWorldWritable: SettingRule {
  static let description = RuleDescription(
    id: "control-socket-world-writable", group: .security, severity: .warning,
    summary: "every user of the machine may write to the socket of the console",
    rationale: """
      Whoever may write to it can use the console and so control the server. Give write \
      permission to a group instead.
      """,
    pages: ["content/momentum/4/control-auth.md", "content/momentum/4/control-listener.md"],
    remedy: .suggested,
    examples: [
      .reports(#"control_listener { listen "/tmp/2025" { file_mode = ⟦0666⟧ } }"#),
      .accepts(#"control_listener { listen "/tmp/2025" { file_mode = 0660 } }"#),
      .reports(#"control_listener { file_mode = ⟦0666⟧ listen "/tmp/2025" { } }"#),
      .accepts(#"control_listener { file_mode = 0666 listen "/tmp/2025" { file_mode = 0660 } }"#),
      .accepts(
        #"""
        control_listener {
          file_mode = 0666
          listen "127.0.0.1:2025" { enable_authentication = true }
        }
        """#),
      .accepts(#"control_listener { enable = false listen "/tmp/2025" { file_mode = 0666 } }"#),
      .accepts(#"esmtp_listener { listen "/tmp/smtp" { file_mode = 0666 } }"#),
    ])

  static let interest = SettingInterest.options([.fileMode])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard setting.scope.path.first == .controlListener, !setting.isReplaced,
      let row = findings.row(for: setting), let text = setting.value.text,
      let mode = Int(text, radix: 8), mode & 0o002 != 0, isOfSocket(setting.scope)
    else { return }
    findings.report(
      self, at: setting.innerValueSpan, in: setting.scope,
      "every local user may use the console",
      detail: "let at most a group write, `\(row.defaultValue ?? "0660")`",
      fix: row.defaultValue.map { .suggestion(setting.replacing(valueBy: $0)) })
  }

  /// Whether the mode that `scope` sets applies to an existing socket: its own, or that of a `listen` in it without a
  /// mode. Where there is no `listen` at all, it may be in another file.
  private static func isOfSocket(_ scope: Scope) -> Bool {
    guard scope.keyword != .listen else { return isSocket(scope) }
    let sockets = scope.children.filter { $0.keyword == .listen }
    if sockets.isEmpty { return scope.isSwitchedOn }
    return sockets.contains { isSocket($0) && $0.setting(.fileMode) == nil }
  }

  private static func isSocket(_ listen: Scope) -> Bool {
    listen.isSwitchedOn && listen.label.map(ListenAddress.init)?.isSocketFile ?? false
  }
}
