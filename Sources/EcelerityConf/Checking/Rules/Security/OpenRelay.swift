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
      because only the machine itself can reach them, nor are listeners that are switched off. Of \
      a peer in `listen`, `listen`, a peer in the listener and the listener, the first that sets \
      the option decides.
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
        #"esmtp_listener { open_relay = true listen ":25" { open_relay = false } }"#),
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
      if setting.keyword == .pathway, isExposed(setting, .pathway), let name = setting.value.text {
        exposed.insert(name)
      }
    }
    for setting in open where isOpen(setting, exposed) {
      findings.report(
        self, at: setting.innerValueSpan, in: setting.scope, "everyone may relay",
        detail: "set it in the stanza of a `\(Keyword.peer)`, which says who the clients are")
    }
  }

  private static func isOpen(_ setting: Setting, _ exposed: Set<String>) -> Bool {
    let scope = setting.scope
    guard scope.keyword == .pathway else { return isExposed(setting, .openRelay) }
    return scope.label.map(exposed.contains) ?? false
  }

  /// Whether `setting`, an assignment of `option` in a listener, a `listen` or a peer, is in force for strangers.
  private static func isExposed(_ setting: Setting, _ option: Keyword) -> Bool {
    switch setting.scope.keyword {
    case .esmtpListener, .ecstreamListener, .listen, .peer:
      setting.scope.entrance(for: option) { entrance in
        entrance.keyword != .listen
          || !(entrance.label.map(ListenAddress.init)?.isLocal ?? true)
      } != nil
    default: false
    }
  }
}
