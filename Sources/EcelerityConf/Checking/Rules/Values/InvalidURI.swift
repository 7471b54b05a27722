/// `invalid-uri`
enum InvalidURI: SettingRule {
  static let description = RuleDescription(
    id: "invalid-uri", group: .suspicious, severity: .warning,
    summary: "a URI without a scheme, or a connection string without its driver",
    rationale: """
      A URI begins with its scheme and a colon (RFC 3986, 3), the connection string of a data \
      source with the name of its driver and a colon.
      """,
    evidence: .standard,
    pages: [
      Page.of(.mm7XmlSchema), "content/momentum/4/modules/ds-core.md",
      "content/momentum/4/modules/4-adaptive.md",
    ],
    examples: [
      .reports(#"mm7_xml_schema = "⟦schema.mill.example/mm7⟧""#),
      .reports(#"datasource "people" { uri = ( "sqlite:/var/db/people" "⟦/var/db/people⟧" ) }"#),
      .reports(#"adaptive { data_store = ( "⟦127.0.0.1/8098⟧" ) }"#),
      .accepts(#"cassandra_client { uri = ( "name=cassandra_db;host=192.0.2.7;port=9160" ) }"#),
      .accepts(#"mm7_xml_schema = "http://schema.mill.example/mm7""#),
    ])

  static let interest = SettingInterest.types([.uri, .uriList])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let row = findings.row(for: setting) else { return }
    // Cassandra's nodes are written as pairs.
    let isPairs = findings.allowed(by: row).values.text.contains("=")
    for value in setting.rawValues where !value.inner.isEmpty {
      guard isPairs ? !value.bytes.contains(UInt8(ascii: "=")) : !hasScheme(value.bytes),
        !value.isReportedElsewhere
      else { continue }
      findings.report(
        self, at: value.innerSpan, in: setting.scope,
        isPairs ? "\(value.shown) names no node" : "\(value.shown) has no scheme",
        detail: isPairs ? "write `\(row.allowed.text)`" : advice(row), page: row.page)
    }
  }

  private static func advice(_ row: OptionRow) -> String {
    row.type == .uriList && !row.allowed.text.isEmpty
      ? "begin it with its driver and a colon, `sqlite:` or another"
      : "begin it with `http://` or another scheme"
  }

  private static func hasScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
    let scheme = bytes.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/") }
    return !scheme.isEmpty && scheme.endIndex < bytes.endIndex
      && bytes[scheme.endIndex] == UInt8(ascii: ":")
  }
}
