/// `regex-uppercase-literal`
enum RegexUppercaseLiteral: PatternRule {
  static let description = RuleDescription(
    id: "regex-uppercase-literal", group: .suspicious, severity: .warning,
    summary: "an upper-case letter in a regular expression for names",
    rationale: """
      Names reach the server in lower case, and expressions are used as written; both are this \
      project's reading of the manual (D-07).
      """,
    evidence: .decided, pages: ["content/momentum/4/lua/ref-msg-routing-domain.md"],
    remedy: .suggested,
    examples: [
      .reports(#"domain "/^(?:⟦M⟧ill|oak)[.]example$/" { max_outbound_connections = 5 }"#),
      .reports(#"domain "/^⟦[A-Z]⟧+[.]example$/" { max_outbound_connections = 5 }"#),
      .reports(#"domain "/^(?i:a)⟦B⟧[.]example$/" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/(?i)^(?:Mill|oak)[.]example$/" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/^[A-Za-z]+[.]example\Z/" { max_outbound_connections = 5 }"#),
    ])

  static func check(_ label: PatternLabel, in scope: Scope, _ findings: inout Findings) {
    guard label.pattern.contains(where: isUpperCase) else { return }
    guard let syntax = label.syntax else {
      let runs = CaseSensitiveLetters(label.pattern)?.runs ?? []
      for run in runs { report(run, of: label, in: scope, &findings) }
      return
    }
    guard label.isSelective, !syntax.isCaseless else { return }
    for run in syntax.alternatives.flatMap(\.upperCaseRuns) {
      // Excludes a class of one member.
      guard label.pattern[run].allSatisfy(isUpperCase) else { continue }
      report(run, of: label, in: scope, &findings)
    }
    for range in syntax.alternatives.flatMap(\.upperCaseClasses) {
      // Without the quantifier.
      let end = label.pattern[range].firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 }
      let place = range.lowerBound..<(end ?? range.upperBound)
      guard label.pattern[place].allSatisfy({ isUpperCase($0) || "[-]".utf8.contains($0) }) else {
        continue
      }
      report(place, of: label, in: scope, &findings)
    }
  }

  private static func isUpperCase(_ byte: UInt8) -> Bool {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
  }

  private static func report(
    _ place: Range<Int>, of label: PatternLabel, in scope: Scope, _ findings: inout Findings
  ) {
    let span = label.span(place)
    let text = String(decoding: label.pattern[place], as: UTF8.self)
    findings.report(
      self, at: span, in: scope, "`\(text)` is in upper case, and names are in lower case",
      detail: "by decision expressions are used as written (D-07), so that it never matches; write "
        + "`\(text.lowercased())`",
      fix: .suggestion(Edit(replace: span, with: text.lowercased())))
  }
}
