/// `missing-list-parentheses`
enum MissingListParentheses: SettingRule {
  static let description = RuleDescription(
    id: "missing-list-parentheses", group: .correctness, severity: .error,
    summary: "a single value for an option that takes a list",
    rationale: """
      Lists are written in parentheses, even with one item. A data source's `uri` is shown without \
      them and is accepted.
      """,
    pages: [
      "content/momentum/4/config/ref-routes.md", "content/momentum/4/config/ref-relay-hosts.md",
    ], remedy: .safe,
    examples: [
      .reports(#"domain "mill.example" { routes = ⟦"a.example"⟧ }"#),
      .reports("relay_hosts = ⟦192.0.2.7⟧"),
      .accepts(#"domain "mill.example" { routes = ( "a.example" ) }"#),
      .accepts(#"datasource "people" { uri = "csv:" }"#),
    ])

  static let interest = SettingInterest.misshapen

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let row = findings.row(for: setting), row.type.form == .list, !row.type.hasFixedItems,
      let value = setting.rawScalar, !value.isReportedElsewhere
    else { return }
    findings.report(
      self, at: value.span, in: setting.scope, "`\(row.keyword)` takes a list",
      detail: "put the value in parentheses", fix: fix(value), page: row.page)
  }

  /// A fix that adds parentheses, unless the value looks like several items in one string.
  private static func fix(_ value: RawScalar) -> Fix? {
    let isOneItem = !value.bytes.contains {
      ByteClass.isWhiteSpace($0) || $0 == UInt8(ascii: ",")
    }
    guard isOneItem else { return nil }
    return .safe(
      Edit(insert: "( ", at: value.span.range.lowerBound, of: value.file),
      Edit(insert: " )", at: value.span.range.upperBound, of: value.file), changing: .spelling)
  }
}
