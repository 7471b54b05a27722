/// `invalid-uri`
enum InvalidURI: SettingRule {
  static let description = RuleDescription(
    id: "invalid-uri", group: .suspicious, severity: .warning,
    summary: "a URI without a scheme",
    rationale: "A URI begins with its scheme and a colon (RFC 3986, 3).",
    evidence: .standard, pages: [Page.of(.mm7XmlSchema)],
    examples: [
      .reports(#"mm7_xml_schema = "⟦schema.mill.example/mm7⟧""#),
      .accepts(#"mm7_xml_schema = "http://schema.mill.example/mm7""#),
    ])

  static let interest = SettingInterest.types([.uri])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let value = setting.rawScalar, !value.inner.isEmpty, !hasScheme(value.bytes),
      !value.isReportedElsewhere
    else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope, "\(value.shown) has no scheme",
      detail: "begin it with `http://` or another scheme", page: findings.row(for: setting)?.page)
  }

  private static func hasScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
    let scheme = bytes.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/") }
    return !scheme.isEmpty && scheme.endIndex < bytes.endIndex
      && bytes[scheme.endIndex] == UInt8(ascii: ":")
  }
}
