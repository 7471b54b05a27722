/// `invalid-email-address`
enum InvalidEmailAddress: SettingRule {
  static let description = RuleDescription(
    id: "invalid-email-address", group: .suspicious, severity: .warning,
    summary: "a value that cannot be a mail address",
    rationale: """
      Only text that cannot be an address is reported: two `@`, nothing before or after one, a \
      blank outside angle brackets (RFC 5321, 4.1.2), or an invisible character. An address \
      without a domain is accepted.
      """,
    evidence: .standard, pages: [Page.of(.mailerdaemon), Page.of(.bounceSuppressList)],
    examples: [
      .reports(#"mailerdaemon = "⟦postmaster@⟧""#),
      .reports(#"mailerdaemon = "⟦post master@mill.example⟧""#),
      .reports(
        #"bounce_suppress_list = "a@mill.example, ⟦b@⟧,@oak.example,⟦c@elm.example;d@elm.example⟧""#
      ),
      .reports("mailerdaemon = \"⟦postmaster@mill.example\u{200B}⟧\""),
      .accepts(#"adaptive_alert_email_destination = "a@mill.example b@mill.example""#),
      .accepts(#"bounce_suppress_list = "bounces@mill.example, @oak.example""#),
      .accepts(#"mailerdaemon = "<postmaster@mill.example>""#),
      .accepts(#"mailerdaemon = "The postmaster <postmaster@mill.example>""#),
      .accepts(#"mailerdaemon = "postmaster""#),
    ])

  static let interest = SettingInterest.types([.emailAddress, .emailList])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.rawValues.allSatisfy(isPlain), let row = findings.row(for: setting) else {
      return
    }
    for value in setting.rawValues where !isUnclear(value) && !value.isReportedElsewhere {
      for address in addresses(of: value, row) where isCertainlyWrong(address, row) {
        let range = ByteRange(UInt32(address.startIndex), UInt32(address.endIndex))
        findings.report(
          self, at: SourceSpan(value.file, range), in: setting.scope,
          "\(shown(address)) is not a mail address",
          detail: InvisibleCharacter(in: address)?.advice ?? advice(row),
          page: row.page)
      }
    }
  }

  /// Whether it is `name@mill.example` and nothing else, as most are.
  private static func isPlain(_ value: RawScalar) -> Bool {
    guard let at = value.bytes.firstIndex(of: UInt8(ascii: "@")) else { return false }
    return value.bytes.indices.allSatisfy { index in
      switch value.bytes[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        true
      case UInt8(ascii: "@"):
        index == at && at > value.bytes.startIndex && at + 1 < value.bytes.endIndex
      default: false
      }
    }
  }

  /// Whether quotes, macros or escapes may change its meaning.
  private static func isUnclear(_ value: RawScalar) -> Bool {
    value.bytes.contains { "\"%\\".utf8.contains($0) || $0 == UInt8(ascii: "\n") }
  }

  private static func advice(_ row: OptionRow) -> String {
    row.type == .emailList
      ? "write `postmaster@mill.example`, with commas between addresses"
      : "write `postmaster@mill.example`"
  }

  /// The addresses between commas, without the blanks around them, or the single one. Where the page allows spaces as
  /// separators, they separate too.
  private static func addresses(of value: RawScalar, _ row: OptionRow) -> [ArraySlice<UInt8>] {
    guard row.type == .emailList else { return [value.bytes] }
    if row.keyword == .adaptiveAlertEmailDestination {
      return value.bytes.split { $0 == UInt8(ascii: ",") || ByteClass.isBlank($0) }
    }
    return value.bytes.split(separator: UInt8(ascii: ",")).map(trimmed).filter { !$0.isEmpty }
  }

  private static func shown(_ address: ArraySlice<UInt8>) -> String {
    let start = String(decoding: address.prefix(60), as: UTF8.self)
    return address.count > 60 ? "`\(start)…`" : "`\(start)`"
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes.drop(while: ByteClass.isBlank)
    while let last = rest.last, ByteClass.isBlank(last) { rest.removeLast() }
    return rest
  }

  private static func isCertainlyWrong(_ text: ArraySlice<UInt8>, _ row: OptionRow) -> Bool {
    var address = text
    if let open = text.lastIndex(of: UInt8(ascii: "<")),
      let close = text.lastIndex(of: UInt8(ascii: ">")), open < close
    {
      address = text[(open + 1)..<close]
    }
    let parts = address.split(
      separator: UInt8(ascii: "@"), maxSplits: 2, omittingEmptySubsequences: false)
    // An address without a local part stands for a whole domain, as the page shows.
    let standsForDomain = row.keyword == .bounceSuppressList && parts.count == 2
    let needed = standsForDomain ? parts.dropFirst() : parts[...]
    return parts.count > 2 || parts.count == 2 && needed.contains(where: \.isEmpty)
      || address.contains(where: ByteClass.isBlank) || InvisibleCharacter(in: address) != nil
  }
}
