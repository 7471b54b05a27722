/// `bind-address-in-domain`
enum BindAddressInDomain: PlacementRule {
  static let description = RuleDescription(
    id: "bind-address-in-domain", group: .correctness, severity: .error,
    summary: "`bind_address` in a domain or a host",
    rationale: """
      The source address belongs to a binding, a binding group or the global scope. To send a \
      domain from an address of its own, assign its messages to a binding.
      """,
    pages: ["content/momentum/4/config/ref-bind-address.md"],
    examples: [
      .reports(#"domain "mill.example" { ⟦bind_address⟧ = "192.0.2.1" }"#),
      .accepts(#"binding "north" { bind_address = "192.0.2.1" }"#),
    ])

  static func claims(_ setting: Setting, of keyword: Keyword) -> Bool {
    keyword == .bindAddress
      && (setting.scope.keyword == .domain || setting.scope.keyword == .host)
  }
}
