/// `duravip-follow-same-address`
enum DuravipFollowSameAddress: SettingRule {
  static let description = RuleDescription(
    id: "duravip-follow-same-address", group: .correctness, severity: .error,
    summary: "a listener that follows a binding with the same address",
    rationale: """
      A listener cannot follow a binding that has the listener's own address; give the two \
      different addresses.
      """,
    pages: ["content/momentum/4/4-cluster-config-duravip.md"],
    examples: [
      .reports(
        #"""
        binding "north" { bind_address = 192.0.2.1 }
        esmtp_listener { listen "192.0.2.1:25" { duravip_follow = "⟦north⟧" } }
        """#),
      .reports(
        #"""
        binding_group "g" { bind_address = 192.0.2.1 binding "north" { tls = no } }
        esmtp_listener { listen "192.0.2.1:25" { duravip_follow = "⟦north⟧" } }
        """#),
      .accepts(
        #"""
        binding "north" { bind_address = 192.0.2.1 }
        esmtp_listener { listen "192.0.2.2:25" { duravip_follow = "north" } }
        """#),
    ])

  static let interest = SettingInterest.types([.bindingName])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, case .scalar(let name) = setting.value,
      let listen = setting.scope.label.map(Authority.init),
      let own = IPAddress(listen.host.text),
      let binding = findings.names.stanzas(.binding)[name.text],
      let source = findings.delivery.source(of: binding), source.address == own
    else { return }
    findings.report(
      self, at: name.textSpan, in: setting.scope,
      "binding `\(name.text)` has the address of this listener",
      detail: "give the listener and the binding different addresses",
      related: [RelatedPlace("the address of the binding", at: source.setting.valueSpan)])
  }
}
