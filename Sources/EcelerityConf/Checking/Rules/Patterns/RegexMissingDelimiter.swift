/// `regex-missing-delimiter`
enum RegexMissingDelimiter: DomainLabelRule {
  static let description = RuleDescription(
    id: "regex-missing-delimiter", group: .correctness, severity: .error,
    summary: "a name with a slash at one end only, or with text after the last slash",
    rationale: """
      A regular expression is enclosed in slashes, the first and the last character of the name. \
      That flags after it have no meaning is a decision of this project (D-07).
      """,
    evidence: .decided, pages: [Page.of(.domain)], remedy: .suggested,
    examples: [
      .reports(#"domain "⟦/^mill[.](?:example|test)$⟧" { max_outbound_connections = 5 }"#),
      .reports(#"domain "/^mill[.](?:example|test)$/⟦i⟧" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/^mill[.](?:example|test)$/" { max_outbound_connections = 5 }"#),
    ])

  static let forms: Set<DomainLabel> = [.halfPattern]

  static func check(
    _ label: RawScalar, _ form: DomainLabel, in scope: Scope, _ findings: inout Findings
  ) {
    let bytes = label.bytes
    let slash = UInt8(ascii: "/")
    let end = label.inner.upperBound
    if bytes.first == slash, let last = bytes.lastIndex(of: slash), last > bytes.startIndex {
      let surplus = SourceSpan(label.file, ByteRange(UInt32(last + 1), end))
      return findings.report(
        self, at: surplus, in: scope, "something follows the regular expression",
        detail: "remove it; by decision there are no flags (D-07)",
        fix: revealing(Edit(replace: surplus, with: "")))
    }
    let missing = bytes.first == slash ? end : label.inner.lowerBound
    let place = SourceSpan(label.file, ByteRange(missing, missing))
    findings.report(
      self, at: label.innerSpan, in: scope,
      "\(label.shown) has a slash at its \(bytes.first == slash ? "start" : "end") only",
      detail: "put a regular expression between two slashes, or remove the slash",
      fix: bytes.count > 1 && !label.isBare ? revealing(Edit(replace: place, with: "/")) : nil)
  }

  /// A fix that needs consent, after which the name is read as an expression.
  private static func revealing(_ edit: Edit) -> Fix {
    Fix(isSafe: false, edits: [edit], declared: .reading)
  }
}
