/// `open-relay`
enum OpenRelay: ConfigurationRule {
  static let description = RuleDescription(
    id: "open-relay", group: .security, severity: .error,
    summary: "relaying is open to everyone",
    rationale: """
      `open_relay` is meant for the stanza of a peer, which names the clients. In a listener it \
      lets everyone relay, and so does a peer that includes every address. In a pathway it is \
      reported when something other than a peer uses the pathway; in a pathway group it is not \
      honoured, which another rule reports. Socket files and loopback addresses are not reported, \
      because only the machine itself can reach them, nor are listeners that are switched off.
      """,
    evidence: .inferred, pages: ["content/momentum/4/config/ref-open-relay.md"],
    examples: [
      .reports("esmtp_listener { open_relay = ⟦true⟧ }"),
      .reports(#"esmtp_listener { listen ":25" { open_relay = ⟦on⟧ } }"#),
      .reports(#"esmtp_listener { peer "0.0.0.0/0" { open_relay = ⟦true⟧ } }"#),
      .reports(
        #"""
        pathway "in" { open_relay = ⟦true⟧ }
        esmtp_listener { pathway = "in" }
        """#),
      .accepts(#"esmtp_listener { peer "192.0.2.0/24" { open_relay = true } }"#),
      .accepts(#"esmtp_listener { enable = false open_relay = true listen ":25" { } }"#),
      .accepts(
        #"""
        pathway_group "g" { open_relay = true pathway "in" { relay_hosts = ( 192.0.2.1 ) } }
        esmtp_listener { pathway = "in" }
        """#),
      .accepts(#"esmtp_listener { listen "127.0.0.1:25" { open_relay = true } }"#),
      .accepts(
        #"""
        pathway "in" { open_relay = true }
        esmtp_listener { peer "192.0.2.0/24" { pathway = "in" } }
        """#),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    var open: [Setting] = []
    var exposed: Set<String> = []
    for setting in configuration.settings(of: [.openRelay, .pathway]) {
      if setting.keyword == .openRelay, setting.isOn { open.append(setting) }
      if setting.keyword == .pathway, isExposed(setting.scope), let name = setting.value.text {
        exposed.insert(name)
      }
    }
    for setting in open where isOpen(setting.scope, exposed) {
      findings.report(
        self, at: setting.innerValueSpan, in: setting.scope, "everyone may relay",
        detail: "set it in the stanza of a `\(Keyword.peer)`, which says who the clients are")
    }
  }

  private static func isOpen(_ scope: Scope, _ exposed: Set<String>) -> Bool {
    guard scope.keyword == .pathway else { return isExposed(scope) }
    return scope.label.map(exposed.contains) ?? false
  }

  /// Whether the listener, `listen` or peer `scope` has strangers as clients.
  private static func isExposed(_ scope: Scope) -> Bool {
    guard scope.isSwitchedOn else { return false }
    return switch scope.keyword {
    case .esmtpListener, .ecstreamListener: true
    case .listen: !(scope.label.map(ListenAddress.init)?.isLocal ?? true)
    case .peer: scope.label.flatMap { CIDRBlock($0) }?.length == 0
    default: false
    }
  }
}
