/// `duplicate-bind-address`
enum DuplicateBindAddress: SettingRule {
  static let description = RuleDescription(
    id: "duplicate-bind-address", group: .suspicious, severity: .warning,
    summary: "two bindings with the same source address",
    rationale: """
      Bindings exist to send mail from separate addresses; with the same one, they share its \
      reputation. Bindings with another purpose, such as those with a gateway of their own, may \
      share an address deliberately; where a proxy sends the mail, the address is not used.
      """,
    evidence: .inferred, pages: ["content/momentum/4/outbound-mail-multivip-interfaces.md"],
    examples: [
      .reports(
        #"""
        binding "north" { bind_address = 192.0.2.1 }
        binding "south" { bind_address = ⟦192.0.2.1⟧ }
        """#),
      .accepts(
        #"""
        binding "north" { bind_address = 192.0.2.1 }
        binding "south" { bind_address = 192.0.2.2 }
        binding "east" { bind_address = "*" }
        """#),
      .accepts(
        #"""
        binding "north" { bind_address = 192.0.2.1 }
        binding "south" { bind_address = 192.0.2.1 gateway = "relay.example" }
        """#),
      .accepts(
        #"""
        ha_proxy_client { }
        binding "north" { bind_address = 192.0.2.1 }
        binding "south" {
          bind_address = 192.0.2.1
          ha_proxy_server = "192.0.2.8:5000"
          ha_proxy_src_addr = 192.0.2.2
        }
        """#),
    ])

  static let interest = SettingInterest.options([.bindAddress])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    let scope = setting.scope
    guard scope.keyword == .binding, !setting.isReplaced, scope.setting(.gateway) == nil,
      let value = setting.rawScalar, let address = IPAddress(value), !address.isUnspecified,
      !findings.mayUseProxy(on: scope),
      let first = findings.firstSource(setting, of: address), first.scope.label != scope.label
    else { return }
    findings.report(
      self, at: value.innerSpan, in: scope,
      "\(address.description) is the source of binding `\(first.scope.label ?? "")` too",
      detail: "give each binding its own address",
      related: [RelatedPlace("the other binding", at: first.span)])
  }
}
