/// `binding-in-two-places`
enum BindingInTwoPlaces: ConfigurationRule {
  static let description = RuleDescription(
    id: "binding-in-two-places", group: .suspicious, severity: .warning,
    summary: "a binding that stands both at the top level and in a group, or in two groups",
    rationale: """
      The values of the binding in a group come before those of the binding outside, so which of \
      them hold depends on the group of the message.
      """,
    pages: [Page.fallback],
    examples: [
      .reports(
        #"""
        binding "north" { bind_address = 192.0.2.1 }
        binding_group "all" { binding ⟦"north"⟧ { max_outbound_connections = 5 } }
        """#),
      .accepts(
        #"""
        binding "north" { bind_address = 192.0.2.1 }
        binding_group "all" { binding "south" { bind_address = 192.0.2.2 } }
        """#),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    var places = LabelTable()
    for scope in configuration.scopes(of: .binding) where DeliveryNode(scope) != nil {
      guard let first = places.first(like: scope), let label = scope.label,
        let header = scope.header
      else { continue }
      findings.report(
        self, at: header.labelSpan, in: scope.parent,
        "binding `\(label)` stands in \(place(first)) too",
        detail: "keep it in one place",
        related: first.header.map { [RelatedPlace("it stands here too", at: $0.labelSpan)] } ?? [])
    }
  }

  private static func place(_ binding: Scope) -> String {
    binding.parent.flatMap { $0.isGlobal ? nil : $0.title } ?? "the global scope"
  }
}
