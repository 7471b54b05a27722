/// `ipv6-lookup-redundant`
enum Ipv6LookupRedundant: ScopeRule {
  static let description = RuleDescription(
    id: "ipv6-lookup-redundant", group: .deprecated, severity: .info,
    summary: "the module for IPv6 addresses, which is now built in",
    rationale: "From 4.3.0 on the server looks IPv6 addresses up without it.",
    dependsOnVersion: true,
    pages: ["content/momentum/4/modules/ipv-6-lookup.md"], remedy: .safe,
    examples: [
      .reports("use_ipv6 = true\n⟦ipv6_lookup⟧ { }"),
      .accepts("use_ipv6 = true"),
      .accepts("use_ipv6 = true\nipv6_lookup { }", target: "4.2.1"),
    ])

  static let stanzas: [Keyword]? = [.ipv6Lookup]

  static func check(_ scope: Scope, _ findings: inout Findings) {
    guard !findings.target.isBefore("4.3"), scope.parent?.isGlobal ?? false else { return }
    for header in scope.headers {
      findings.report(
        self, at: header.nameSpan, in: scope.parent, "module `\(scope.name)` is built in",
        detail: "remove it",
        fix: scope.isEmpty
          ? .safe(
            .removing(header.syntax.statement, in: header.nameSpan.file), changing: .inert) : nil)
    }
  }
}
