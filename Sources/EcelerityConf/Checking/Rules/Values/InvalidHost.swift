/// `invalid-host`
enum InvalidHost: SettingRule {
  static let description = RuleDescription(
    id: "invalid-host", group: .correctness, severity: .error,
    summary: "a value that can be neither the name nor the address of a host",
    rationale: """
      A URL, a mail address or a text with blanks is not a host. Anything that might be one, a \
      port after it included, is accepted.
      """,
    pages: [Page.of(.hostname), Page.of(.httpHost)],
    examples: [
      .reports(#"hostname = "⟦mail mill.example⟧""#),
      .reports(#"http_host = "⟦http://api.mill.example⟧""#),
      .accepts(#"hostname = "mail.mill.example""#),
      .accepts(#"http_host = "api.mill.example:8080""#),
    ])

  static let interest = SettingInterest.types([.hostname, .ipOrHostname])

  static func concerns(_ row: OptionRow) -> Bool { !hasOwnRule(row.keyword) }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let value = setting.rawScalar, isCertainlyWrong(value.bytes), !value.isReportedElsewhere,
      let row = findings.row(for: setting)
    else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope, "\(value.shown) is not a host",
      detail: "`\(row.keyword)` takes the name of a host", page: row.page)
  }

  private static func hasOwnRule(_ keyword: Keyword) -> Bool {
    let own: [Keyword] = [.gateway, .bindAddress, .bindAddressSecondary, .ehloHostname]
    return own.contains(keyword)
  }

  private static func isCertainlyWrong(_ bytes: ArraySlice<UInt8>) -> Bool {
    var isWrong = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "%"): return false
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "@"),
        UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: ";"):
        isWrong = true
      default: break
      }
    }
    return isWrong
  }
}
