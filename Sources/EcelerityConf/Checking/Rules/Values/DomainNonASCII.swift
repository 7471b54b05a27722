/// `domain-non-ascii`
enum DomainNonASCII: DomainLabelRule {
  static let description = RuleDescription(
    id: "domain-non-ascii", group: .suspicious, severity: .warning,
    summary: "characters beyond ASCII in the name of a domain or host",
    rationale: """
      Names reach the server as DNS has them, with labels that begin with `xn--` for other \
      characters. That both forms are equal is a decision of this project (D-06).
      """,
    evidence: .decided, pages: [Page.multiProtocolName], remedy: .safe,
    examples: [
      .reports(#"domain "⟦mühle.example⟧" { tls = no }"#),
      .reports(#"host "⟦mx.mühle.example⟧" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "xn--mhle-kva.example" { tls = no }"#),
    ])

  static let forms: Set<DomainLabel> = [.nonASCII]

  static func check(
    _ label: RawScalar, _ form: DomainLabel, in scope: Scope, _ findings: inout Findings
  ) {
    let name = DomainName(label.text).text
    findings.report(
      self, at: label.innerSpan, in: scope, "\(label.shown) has characters beyond ASCII",
      detail: "write it in the form of DNS", fix: isPlain(label.text) ? fix(label, name) : nil)
  }

  private static func fix(_ label: RawScalar, _ name: String) -> Fix? {
    name.utf8.allSatisfy { $0 < 0x80 } ? .safe(Edit(replace: label.innerSpan, with: name)) : nil
  }

  /// Whether every character is a letter of one code point that needs no mapping (RFC 5891, 4.2.1).
  private static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      guard !scalar.isASCII else { return true }
      switch scalar.properties.generalCategory {
      case .lowercaseLetter, .otherLetter:
        return scalar.properties.canonicalCombiningClass.rawValue == 0
      default: return false
      }
    }
  }
}
