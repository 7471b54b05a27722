/// `domain-glob`
enum DomainGlob: DomainLabelRule {
  static let description = RuleDescription(
    id: "domain-glob", group: .suspicious, severity: .warning,
    summary: "a star in the name of a domain or host",
    rationale: """
      Lists such as `relay_domains` take names that begin with a star. Stanzas take only exact \
      names and regular expressions, so the star is probably an ordinary character; \
      no page says so.
      """,
    evidence: .inferred, pages: [Page.of(.domain), Page.of(.relayDomains)], remedy: .suggested,
    examples: [
      .reports(#"domain "⟦*⟧.mill.example" { tls = no }"#),
      .reports(#"domain "mill.⟦*⟧" { tls = no }"#),
      .accepts(#"domain "/^.+[.]mill[.]example$/" { tls = no }"#),
      .accepts(#"relay_domains = ( "*.mill.example" )"#),
    ])

  static let forms: Set<DomainLabel> = [.glob]

  static func check(
    _ label: RawScalar, _ form: DomainLabel, in scope: Scope, _ findings: inout Findings
  ) {
    guard let star = label.bytes.firstIndex(of: UInt8(ascii: "*")) else { return }
    let pattern = pattern(label.text)
    findings.report(
      self, at: SourceSpan(label.file, ByteRange(UInt32(star), UInt32(star + 1))), in: scope,
      "`*` in the name of a `\(scope.name)` is probably taken literally",
      detail: pattern.map { "write `\($0)`" } ?? "write a regular expression",
      fix: pattern.flatMap { label.replaced(by: $0) }.map { .suggestion($0) })
  }

  /// The expression for `*.name`.
  private static func pattern(_ text: String) -> String? {
    guard text.hasPrefix("*.") else { return nil }
    let name = text.dropFirst(2)
    guard HostName.isValid(String(name)), !name.hasSuffix(".") else { return nil }
    return "/^.+[.]" + name.split(separator: ".").joined(separator: "[.]") + "$/"
  }
}
