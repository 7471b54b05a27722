/// `control-listener-unauthenticated`
enum ControlListenerUnauthenticated: ScopeRule {
  static let description = RuleDescription(
    id: "control-listener-unauthenticated", group: .security, severity: .warning,
    summary: "the console is reachable on the network without authentication",
    rationale: """
      Whoever reaches the address can control the server. Users of a socket file are known to the \
      system; those who connect over TCP are not, unless the listener authenticates them: \
      `enable_authentication` is on or, where it is not set, the parameters of some kind of \
      authentication are set. Listeners that are switched off are not reported.
      """,
    evidence: .inferred,
    needsWhole: true,
    pages: ["content/momentum/4/control-auth.md", "content/momentum/4/control-listener.md"],
    examples: [
      .reports(#"control_listener { listen ⟦"*:2025"⟧ { } }"#),
      .reports(
        #"""
        control_listener {
          authdigestmd5parameters = [ uri = "ecauth://" ]
          listen ⟦"*:2025"⟧ { enable_authentication = false }
        }
        """#),
      .accepts(#"control_listener { enable = false listen "10.0.0.1:2025" { } }"#),
      .accepts(
        #"""
        control_listener {
          authdigestmd5parameters = [ uri = "ecauth://" ]
          listen "127.0.0.1:2025" { enable_authentication = true }
          listen "/tmp/2025" { }
        }
        """#),
    ])

  static let stanzas: [Keyword]? = [.listen]

  static func concerns(_ scope: Scope) -> Bool { scope.path == [.controlListener, .listen] }

  static func check(_ scope: Scope, _ findings: inout Findings) {
    guard let label = scope.label, !ListenAddress(label).isSocketFile, let parent = scope.parent,
      scope.isSwitchedOn, !isAuthenticated([scope, parent]), let header = scope.header
    else { return }
    findings.report(
      self, at: header.labelSpan, in: parent, "anyone who can reach `\(label)` can use the console",
      detail: "set the parameters of an authentication such as "
        + "`\(Keyword.authdigestmd5parameters)`, or listen on a socket file",
      absent: kinds + [.enableAuthentication, .alwaysDeny])
  }

  private static let kinds: [Keyword] = [
    .authdigestmd5parameters, .authloginparameters, .authcrammd5parameters,
  ]

  /// Whether the nearest of `scopes` that sets it requires authentication.
  private static func isAuthenticated(_ scopes: [Scope]) -> Bool {
    if scopes.contains(where: { $0.setting(.alwaysDeny)?.truth == true }) { return true }
    let wish = scopes.compactMap { $0.setting(.enableAuthentication) }.first
    return wish?.truth
      ?? scopes.contains { scope in kinds.contains { scope.setting($0) != nil } }
  }
}
