/// `domain-uppercase`
enum DomainUppercase: DomainLabelRule {
  static let description = RuleDescription(
    id: "domain-uppercase", group: .style, severity: .info,
    summary: "upper-case letters in the name of a domain",
    rationale: """
      Names reach the server in lower case. That labels are compared without regard to case is a \
      decision of this project (D-06), so lower case is the safe way to write them.
      """,
    evidence: .decided, pages: ["content/momentum/4/lua/ref-msg-routing-domain.md"],
    remedy: .safe,
    examples: [
      .reports(#"domain "⟦Mill.Example⟧" { tls = no }"#),
      .accepts(#"domain "mill.example" { tls = no }"#),
      .accepts(#"domain "[IPv6:2001:DB8::7]" { tls = no }"#),
    ])

  static let forms: Set<DomainLabel> = [.valid, .trailingDot]
  static let labelledStanzas: Set<Keyword> = [.domain]

  static func check(
    _ label: RawScalar, _ form: DomainLabel, in scope: Scope, _ findings: inout Findings
  ) {
    guard label.bytes.contains(where: { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }),
      case .name = DomainName(label.text).kind
    else { return }
    let name = label.text.lowercased()
    findings.report(
      self, at: label.innerSpan, in: scope, "\(label.shown) has upper-case letters",
      detail: "write `\(name)`", fix: .safe(Edit(replace: label.innerSpan, with: name)))
  }
}
