/// `invalid-domain`
enum InvalidDomain: SettingRule {
  static let description = RuleDescription(
    id: "invalid-domain", group: .suspicious, severity: .warning,
    summary: "a value that cannot be the name of a domain",
    rationale: """
      Lists of domains take names, perhaps with a star at the left end, other options one name; \
      addresses and names with `#` are accepted too. Labels have 1 to 63 characters and the whole \
      at most 253 (RFC 1035, 2.3.4), in the form of DNS, which has `xn--` for characters beyond \
      ASCII. Any other value never matches anything.
      """,
    pages: [Page.of(.relayDomains), Page.of(.bounceDomains), Page.xfer],
    examples: [
      .reports(#"relay_domains = ( "mill⟦/⟧example" "mail.⟦*⟧.example" "⟦.⟧oak.example" )"#),
      .reports(#"relay_domains = ( "⟦/[.]example$/⟧" "user⟦@⟧oak.example" "oak⟦..⟧example" )"#),
      .reports(#"domain_for_unqualified_sender_address = "mill⟦ ⟧example""#),
      .reports("relay_domains = ( \"mill.example⟦\u{200B}⟧\" )"),
      .reports(#"url_ripper { base = "⟦*⟧.surbl.example" }"#),
      .accepts(#"relay_domains = ( "mill.example" "*.oak.example" "*elm.example" "*" )"#),
      .accepts(
        ##"domain "a.example" { reroute_domain = "#hop" delayed_reroute_domain = disabled }"##),
      .accepts(
        #"bounce_domains = ( "192.0.2.7" "[IPv6:2001:db8::7]" "bücher.example" "a_b.example." )"#),
    ])

  static let interest = SettingInterest.types([.domain, .domainList])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.rawValues.allSatisfy(\.isPlainName), let row = findings.row(for: setting) else {
      return
    }
    let takesStar = row.type == .domainList
    for value in setting.rawValues {
      guard let flaw = DomainFlaw(value, takesStar: takesStar), !value.isReportedElsewhere,
        !(flaw.kind == .regularExpression && row.keyword == .hotDomains)
      else { continue }
      findings.report(
        self, at: SourceSpan(value.file, flaw.range), in: setting.scope,
        message(flaw, value),
        detail: value.invisibleCharacter?.advice ?? advice(flaw, takesStar: takesStar),
        page: row.page)
    }
  }

  private static func message(_ flaw: DomainFlaw, _ value: RawScalar) -> String {
    switch flaw.kind {
    case .star: "\(value.shown) contains a star"
    case .regularExpression: "\(value.shown) is a regular expression"
    case .foreignCharacter: "\(value.shown) is not the name of a domain"
    case .leadingDot: "\(value.shown) begins with a dot"
    case .emptyLabel: "\(value.shown) has nothing between its dots"
    case .longLabel:
      "a part of \(value.shown) is longer than \(HostName.maximumLabelLength) characters"
        + inDNS(value)
    case .longName:
      "\(value.shown) is longer than \(HostName.maximumLength) characters" + inDNS(value)
    }
  }

  /// Added to a length that is not visible in the file.
  private static func inDNS(_ value: RawScalar) -> String {
    value.bytes.contains { $0 >= 0x80 } ? " in DNS" : ""
  }

  private static func advice(_ flaw: DomainFlaw, takesStar: Bool) -> String {
    guard takesStar else { return "write the name of one domain, such as `mill.example`" }
    return switch flaw.kind {
    case .star: "a star is allowed only at the left end"
    case .leadingDot: "write `*.mill.example` for the names below a domain"
    default: "write `mill.example`, or `*.mill.example` for the names below it"
    }
  }
}
