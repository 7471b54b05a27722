/// `invalid-host`
enum InvalidHost: SettingRule {
  static let description = RuleDescription(
    id: "invalid-host", group: .correctness, severity: .error,
    summary: "a value that can be neither a host name nor an address",
    rationale: """
      A URL, a mail address, a text with blanks or invisible characters, or an address with a \
      letter in place of a digit is not a host. Anything that may be one, including a port after \
      it, is accepted. How the server treats an empty text is not documented, so that is a \
      warning.
      """,
    pages: [Page.of(.hostname), Page.of(.httpHost)],
    examples: [
      .reports(#"hostname = "⟦mail mill.example⟧""#),
      .reports(#"http_host = "⟦http://api.mill.example⟧""#),
      .reports("ehlo_hostname = \"⟦out.mill.example\u{200B}⟧\""),
      .reports("http_host = \"⟦192.0.2.7\u{430}⟧\""),
      .reports(#"http_host = "⟦192.0.2.1O⟧""#),
      .reports(#"hostname = ⟦""⟧"#),
      .accepts(#"hostname = "mail.mill.example""#),
      .accepts(#"ehlo_hostname = "out one.mill.example""#),
      .accepts(#"http_host = "api.mill.example:8080""#),
    ])

  static let interest = SettingInterest.types([.hostname, .ipOrHostname])

  static func concerns(_ row: OptionRow) -> Bool { !hasOwnRule(row.keyword) }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let value = setting.rawScalar, let row = findings.row(for: setting) else { return }
    if value.bytes.isEmpty { return reportEmpty(value, row, in: setting.scope, &findings) }
    let invisible = value.invisibleCharacter
    guard
      invisible != nil || isCertainlyWrong(value.bytes, row) || isMistypedAddress(value),
      !value.isReportedElsewhere
    else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope, "\(value.shown) is not a host",
      detail: invisible?.advice ?? "`\(row.keyword)` takes the name of a host", page: row.page)
  }

  private static func reportEmpty(
    _ value: RawScalar, _ row: OptionRow, in scope: Scope, _ findings: inout Findings
  ) {
    findings.report(
      self, at: value.innerSpan, in: scope, "\(value.shown) is not a host",
      detail: "write the name of a host, or leave `\(row.keyword)` out", severity: .warning,
      page: row.page)
  }

  private static func hasOwnRule(_ keyword: Keyword) -> Bool {
    let own: [Keyword] = [.gateway, .bindAddress, .bindAddressSecondary]
    return own.contains(keyword)
  }

  /// Most values are ASCII and need no `String`.
  private static func isMistypedAddress(_ value: RawScalar) -> Bool {
    HostName.isMistyped(value.bytes.span)
      || value.bytes.contains { $0 >= 0x80 } && HostName.isMistypedAddress(value.text)
  }

  private static func isCertainlyWrong(_ bytes: ArraySlice<UInt8>, _ row: OptionRow) -> Bool {
    // Visible flaws of the EHLO name are reported by another rule.
    guard row.keyword != .ehloHostname else { return false }
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
