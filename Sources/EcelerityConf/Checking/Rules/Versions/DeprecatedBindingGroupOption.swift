/// `deprecated-binding-group-option`
enum DeprecatedBindingGroupOption: SettingRule {
  static let description = RuleDescription(
    id: "deprecated-binding-group-option", group: .deprecated, severity: .warning,
    summary: "`binding_group` as an option inside a binding",
    rationale: """
      From 3.0 on a group is a stanza that contains its bindings; the option has been deprecated \
      since 2.2.1.26.
      """,
    dependsOnVersion: true,
    pages: [
      "content/momentum/4/config/ref-binding-group.md",
      "content/momentum/changelog/legacy/2-x-legacy-2008.md",
    ],
    examples: [
      .reports(#"binding "one" { bind_address = 192.0.2.1 ⟦binding_group⟧ = "north" }"#),
      .reports(
        #"binding "one" { bind_address = 192.0.2.1 ⟦binding_group⟧ = "north" }"#, target: "2.2.3"),
      .accepts(
        #"binding "one" { bind_address = 192.0.2.1 binding_group = "north" }"#, target: "2.2.1.25"),
      .accepts(#"binding_group "north" { binding "one" { bind_address = 192.0.2.1 } }"#),
    ])

  private static let deprecation = "2.2.1.26"

  static let interest = SettingInterest.options([.bindingGroup])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let row = findings.row(for: setting), let end = row.end?.version,
      !findings.target.isBefore(deprecation)
    else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "`\(row.keyword)` as an option "
        + (findings.target < end
          ? "has been deprecated since \(deprecation)" : "was removed in \(end)"),
      detail: "put the binding in the stanza of the group")
  }
}
