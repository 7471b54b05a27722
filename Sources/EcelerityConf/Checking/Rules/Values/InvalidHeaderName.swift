/// `invalid-header-name`
enum InvalidHeaderName: SettingRule {
  static let description = RuleDescription(
    id: "invalid-header-name", group: .suspicious, severity: .warning,
    summary: "a value that cannot be the name of a header field",
    rationale: """
      The name of a header field is printable ASCII without blanks, and the colon is not part of \
      it (RFC 5322, 2.2).
      """,
    evidence: .standard,
    pages: ["content/momentum/4/modules/fbl.md", "content/momentum/4/modules/seedlist.md"],
    remedy: .suggested,
    examples: [
      .reports(#"fbl { header_name = "X-MSFBL⟦:⟧" }"#),
      .reports(#"seedlist { insert_campaign_header = "X⟦ ⟧Campaign ID" }"#),
      .accepts(#"fbl { header_name = "X-MSFBL" }"#),
    ])

  static let interest = SettingInterest.types([.headerName])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let value = setting.rawScalar, let index = value.bytes.firstIndex(where: isForeign),
      !value.isReportedElsewhere
    else { return }
    let span = SourceSpan(value.file, ByteRange(UInt32(index), UInt32(index + 1)))
    let isColonAtEnd =
      value.bytes[index] == UInt8(ascii: ":") && index == value.bytes.endIndex - 1
      && index > value.bytes.startIndex
    findings.report(
      self, at: span, in: setting.scope, "\(value.shown) is not the name of a header field",
      detail: isColonAtEnd
        ? "leave out the colon" : "write letters, digits and hyphens, as in `X-Campaign`",
      fix: isColonAtEnd ? .suggestion(Edit(replace: span, with: "")) : nil,
      page: findings.row(for: setting)?.page)
  }

  private static func isForeign(_ byte: UInt8) -> Bool {
    !(33...126 ~= byte) || byte == UInt8(ascii: ":")
  }
}
