/// `gateway-invalid-scope`
enum GatewayInvalidScope: PlacementRule {
  static let description = RuleDescription(
    id: "gateway-invalid-scope", group: .correctness, severity: .error,
    summary: "`gateway` outside a binding, a binding group, a domain and the global scope",
    rationale: "The server refuses the whole file when an option is set where it is not provided.",
    pages: ["content/momentum/4/config/ref-gateway.md"],
    examples: [
      .reports(#"host "mx.mill.example" { ⟦gateway⟧ = "relay.example" }"#),
      .reports(#"esmtp_listener { ⟦gateway⟧ = "relay.example" }"#),
      .accepts(#"binding "north" { gateway = "relay.example" }"#),
    ])

  static func claims(_ setting: Setting, of keyword: Keyword) -> Bool { keyword == .gateway }
}
