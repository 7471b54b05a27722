/// `invalid-charset`
enum InvalidCharset: SettingRule {
  static let description = RuleDescription(
    id: "invalid-charset", group: .suspicious, severity: .warning,
    summary: "a value that cannot name a character set, or one that the option does not take",
    rationale: """
      Where the manual lists the names that an option takes, one of them is expected, in any \
      letter case. Elsewhere only a value that cannot be a registered name is reported (RFC 2978, \
      2.3); no page says which sets a server knows.
      """,
    pages: [
      "content/momentum/mobile/mobile-reference/mobility-smpp-options.md",
      Page.of(.defaultCharset), "content/momentum/4/modules/ds-core.md",
    ], remedy: .suggested,
    examples: [
      .reports(#"smpp_sms_data_coding = "⟦Latin-2⟧""#),
      .reports(#"default_charset = "iso⟦ ⟧8859-1""#),
      .accepts(#"smpp_sms_data_coding = "ucs2""#),
      .accepts(#"default_charset = "utf-8""#),
    ])

  static let interest = SettingInterest.types([.charset])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let row = findings.row(for: setting), let value = setting.rawScalar,
      !value.inner.isEmpty, !value.isReportedElsewhere
    else { return }
    let names = findings.allowed(by: row).values.alternatives
    guard names.isEmpty else { return check(value, among: names, of: setting, row, &findings) }
    guard let index = value.bytes.firstIndex(where: { !isOfName($0) }) else { return }
    findings.report(
      self, at: SourceSpan(value.file, ByteRange(UInt32(index), UInt32(index + 1))),
      in: setting.scope, "\(value.shown) is not the name of a character set",
      detail: "write a registered name, such as `utf-8`", page: row.page)
  }

  private static func check(
    _ value: RawScalar, among names: [String], of setting: Setting, _ row: OptionRow,
    _ findings: inout Findings
  ) {
    let text = value.text.lowercased()
    guard text != row.defaultValue?.lowercased(),
      !names.contains(where: { $0.lowercased() == text })
    else { return }
    findings.reportWord(
      self, value, of: setting, "a value of `\(row.keyword)`", among: names, page: row.page)
  }

  /// `mime-charset-chars` of RFC 2978, 2.3.
  private static func isOfName(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit
      || "!#$%&'+-^_`{}~".utf8.contains(byte)
  }
}
