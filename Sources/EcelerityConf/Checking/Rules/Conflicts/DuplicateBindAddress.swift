/// `duplicate-bind-address`
enum DuplicateBindAddress: ConfigurationRule {
  static let description = RuleDescription(
    id: "duplicate-bind-address", group: .suspicious, severity: .warning,
    summary: "two bindings with the same source address",
    rationale: """
      Bindings are there to send mail from separate addresses; with the same one, they share its \
      reputation. Bindings for something else, such as gateways of their own, may share one on \
      purpose.
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
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    // By number: an assignment holds on to the configuration, which takes counting.
    var first: [IPAddress: UInt32] = [:]
    first.reserveCapacity(configuration.scopes(of: .binding).reduce(0) { count, _ in count + 1 })
    for setting in configuration.settings(of: [.bindAddress]) {
      guard setting.scope.keyword == .binding, setting.scope.setting(.gateway) == nil,
        let value = setting.rawScalar, let address = IPAddress(value), !address.isUnspecified
      else { continue }
      guard let known = first[address] else {
        first[address] = setting.id
        continue
      }
      let other = Setting(configuration: configuration, id: known)
      guard other.scope.label != setting.scope.label else { continue }
      findings.report(
        self, at: value.innerSpan, in: setting.scope,
        "\(address.description) is the source of binding `\(other.scope.label ?? "")` too",
        detail: "give each binding its own address",
        related: [RelatedPlace("the other binding", at: other.span)])
    }
  }
}
