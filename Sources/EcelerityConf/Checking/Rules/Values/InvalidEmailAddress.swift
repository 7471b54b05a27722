/// `invalid-email-address`
enum InvalidEmailAddress: SettingRule {
  static let description = RuleDescription(
    id: "invalid-email-address", group: .suspicious, severity: .warning,
    summary: "a value that can be no mail address",
    rationale: """
      Only what no address can look like is reported: two `@`, nothing before or behind one, or a \
      blank outside of angle brackets (RFC 5321, 4.1.2). An address without a domain is accepted.
      """,
    evidence: .standard, pages: [Page.of(.mailerdaemon)],
    examples: [
      .reports(#"mailerdaemon = "⟦postmaster@⟧""#),
      .reports(#"mailerdaemon = "⟦post master@mill.example⟧""#),
      .accepts(#"mailerdaemon = "<postmaster@mill.example>""#),
      .accepts(#"mailerdaemon = "The postmaster <postmaster@mill.example>""#),
      .accepts(#"mailerdaemon = "postmaster""#),
    ])

  static let interest = SettingInterest.types([.emailAddress])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let value = setting.rawScalar, isCertainlyWrong(value.bytes), !value.isReportedElsewhere
    else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope, "\(value.shown) is not a mail address",
      detail: "write `postmaster@mill.example`", page: findings.row(for: setting)?.page)
  }

  private static func isCertainlyWrong(_ text: ArraySlice<UInt8>) -> Bool {
    guard !text.contains(where: isBeyondJudging) else { return false }
    var address = text
    if let open = text.lastIndex(of: UInt8(ascii: "<")),
      let close = text.lastIndex(of: UInt8(ascii: ">")), open < close
    {
      address = text[(open + 1)..<close]
    }
    guard !address.contains(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) else {
      return true
    }
    let at = UInt8(ascii: "@")
    guard let first = address.firstIndex(of: at) else { return false }
    return address.last == at || address.first == at || address.lastIndex(of: at) != first
  }

  /// Quotes and escapes make anything part of a name; a macro stands for something else.
  private static func isBeyondJudging(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "%")
  }
}
