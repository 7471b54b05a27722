/// `binding-in-two-places`
enum BindingInTwoPlaces: ScopeRule {
  static let description = RuleDescription(
    id: "binding-in-two-places", group: .suspicious, severity: .warning,
    summary: "a binding declared both at the top level and in a group, or in two groups",
    rationale: """
      The values of the binding in a group take precedence over those of the binding outside, \
      and those of a domain in either over those of both bindings, so which of them apply depends \
      on the group of the message. Where one is outside of groups and the two set no option to \
      different values, neither hides a value of the other, and the finding is an info. Of two \
      groups, mail has the values of one only.
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

  static let stanzas: [Keyword]? = [.binding]

  static func check(_ scope: Scope, _ findings: inout Findings) {
    guard DeliveryNode(scope) != nil, let first = findings.firstBinding(like: scope),
      let label = scope.label, let header = scope.header
    else { return }
    let hides = hidesSomething(scope, first)
    findings.report(
      self, at: header.labelSpan, in: scope.parent,
      "binding `\(label)` is declared in \(place(first)) too"
        + (hides ? "" : "; neither hides a value of the other"),
      detail: "keep it in one place", severity: hides ? nil : .info,
      related: first.header.map { [RelatedPlace("it is declared here too", at: $0.labelSpan)] }
        ?? [])
  }

  /// Whether a value of one may override a different value of the other, or not apply to mail of the other: only one of
  /// two in groups applies to a message. Domains inside both are not compared.
  private static func hidesSomething(_ scope: Scope, _ other: Scope) -> Bool {
    let isOutside = [scope, other].contains { $0.parent?.isGlobal ?? false }
    let hasDomains = [scope, other].allSatisfy { $0.children.contains { _ in true } }
    return !isOutside || hasDomains || differs(scope, other) || domainsHide(scope, other)
      || domainsHide(other, scope)
  }

  /// Whether a domain in `scope` has another value than `other` itself.
  private static func domainsHide(_ scope: Scope, _ other: Scope) -> Bool {
    scope.children.contains { $0.keyword == .domain && differs($0, other) }
  }

  /// Whether both set some option, to different values.
  private static func differs(_ scope: Scope, _ other: Scope) -> Bool {
    scope.settings.contains { setting in
      other.setting(named: setting.nameID).map { !$0.means(setting) } ?? false
    }
  }

  private static func place(_ binding: Scope) -> String {
    binding.parent.flatMap { $0.isGlobal ? nil : $0.title } ?? "the global scope"
  }
}
