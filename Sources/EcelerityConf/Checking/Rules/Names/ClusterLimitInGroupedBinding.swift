/// `cluster-limit-in-grouped-binding`
enum ClusterLimitInGroupedBinding: SettingRule {
  static let description = RuleDescription(
    id: "cluster-limit-in-grouped-binding", group: .correctness, severity: .error,
    summary: "`cluster_max_outbound_connections` in a binding inside a group",
    rationale: "The page of the option excludes bindings inside a binding group.",
    pages: ["content/momentum/4/config/ref-cluster-max-outbound-connections.md"],
    examples: [
      .reports(
        """
        binding_group "coast" {
          binding "north" { ⟦cluster_max_outbound_connections⟧ = 20 }
        }
        """),
      .accepts(#"binding "north" { cluster_max_outbound_connections = 20 }"#),
    ])

  static let interest = SettingInterest.options([.clusterMaxOutboundConnections])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard setting.scope.path == [.bindingGroup, .binding] else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "`cluster_max_outbound_connections` is not valid in a binding of a group",
      detail: "set it in a binding outside of groups, in a domain or globally")
  }
}
