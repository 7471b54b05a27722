/// `delivery-method-invalid-scope`
enum DeliveryMethodInvalidScope: PlacementRule {
  static let description = RuleDescription(
    id: "delivery-method-invalid-scope", group: .correctness, severity: .error,
    summary: "`delivery_method` outside a binding, a binding group, a domain and the global scope",
    rationale: "The server refuses the whole file when an option is set where it is not provided.",
    pages: ["content/momentum/4/config/ref-delivery-method.md"],
    examples: [
      .reports(#"host "mx.mill.example" { ⟦delivery_method⟧ = "LMTP" }"#),
      .accepts(#"domain "mill.example" { delivery_method = "LMTP" }"#),
    ])

  static func claims(_ setting: Setting, of keyword: Keyword) -> Bool {
    keyword == .deliveryMethod
  }
}
