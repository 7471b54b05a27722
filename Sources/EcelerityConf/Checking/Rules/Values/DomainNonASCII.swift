/// `domain-non-ascii`
enum DomainNonASCII: DomainLabelRule, SettingRule {
  static let description = RuleDescription(
    id: "domain-non-ascii", group: .suspicious, severity: .warning,
    summary: "characters beyond ASCII in the name of a domain or host",
    rationale: """
      Names reach the server in the form of DNS, with labels that begin with `xn--` for other \
      characters. That both forms are equal is a decision of this project (D-06).
      """,
    evidence: .decided, pages: [Page.multiProtocolName], remedy: .safe,
    examples: [
      .reports(#"domain "⟦mühle.example⟧" { tls = no }"#),
      .reports(#"host "⟦mx.mühle.example⟧" { max_outbound_connections = 5 }"#),
      .reports(#"gateway = "⟦mühle.example⟧""#),
      .reports(#"domain "oak.example" { routes = ( "smtp://⟦mühle.example⟧?port=26" ) }"#),
      .reports(#"relay_domains = ( "oak.example" "⟦*.mühle.example⟧" )"#),
      .reports(#"binding "north" { bind_address = "⟦südmühle.example⟧" }"#),
      .reports("hostname = \"⟦m\u{430}il.mill.example⟧\""),
      .reports(#"host "mx.example" { rollup_mx_name = "⟦mühle.example⟧" }"#),
      .reports(#"spamassassin { daemon = "⟦mühle.example⟧:783" }"#),
      .accepts(#"domain "xn--mhle-kva.example" { tls = no }"#),
      .accepts(#"gateway = "xn--mhle-kva.example""#),
    ])

  static var subjects: [RuleSubject] { [.settings(Self.self), .labels(Self.self)] }
  static let forms: Set<DomainLabel> = [.nonASCII, .trailingDot]
  static let interest = SettingInterest.types([
    .hostname, .ipOrHostname, .domain, .domainList, .routeList, .hostPort, .hostPortList,
  ])

  static func check(
    _ label: RawScalar, _ form: DomainLabel, in scope: Scope, _ findings: inout Findings
  ) {
    guard label.text.utf8.contains(where: { $0 >= 0x80 }) else { return }
    let ascii = isPlain(label.text) ? name(label.text) : nil
    findings.report(
      self, at: label.innerSpan, in: scope, "\(label.shown) has characters beyond ASCII",
      detail: detail(ascii), fix: ascii.map { .safe(Edit(replace: label.innerSpan, with: $0)) })
  }

  /// The form of `text` in DNS; nil when there is none.
  private static func name(_ text: String) -> String? {
    let name = DomainName(text).text
    return name.utf8.allSatisfy { $0 < 0x80 } ? name : nil
  }

  private static func detail(_ ascii: String?) -> String {
    ascii.map { "write it as in DNS, `\($0)`" } ?? "write it as in DNS"
  }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard setting.hasNonASCII else { return }
    if setting.keyword == .routes {
      for route in findings.delivery.routes(of: setting) {
        guard let host = route.item.hostPart else { continue }
        check(host.text, at: route.scalar.span(of: host.range), setting, &findings)
      }
    } else if takesPorts(setting, &findings) {
      for item in setting.rawValues {
        let authority = Authority(item.text)
        guard authority.port != nil || !authority.host.text.contains(":") else { continue }
        let span = item.scalar.span(of: authority.host.range)
        check(authority.host.text, at: span, setting, &findings)
      }
    } else {
      for item in setting.rawValues { check(item.text, at: item.innerSpan, setting, &findings) }
    }
  }

  /// Checks the name `text` of a host or domain; a `*` before it is kept.
  private static func check(
    _ text: String, at span: SourceSpan, _ setting: Setting, _ findings: inout Findings
  ) {
    let star = text.hasPrefix("*.") ? "*." : ""
    let name = String(text.dropFirst(star.count))
    guard name.utf8.contains(where: { $0 >= 0x80 }),
      HostName.isValid(name) || HostName.isMistypedAddress(name) && takesDomains(setting, &findings)
    else { return }
    let ascii = isPlain(name) ? self.name(name).map { star + $0 } : nil
    // Text with escapes has no place of its own: its span is the whole value, which contains more than the name.
    let isInPlace = span.range.count == text.utf8.count
    let fix = (isInPlace ? ascii : nil).map {
      Fix.safe(Edit(replace: span, with: $0), changing: .spelling)
    }
    findings.report(
      self, at: span, in: setting.scope, "`\(text)` has characters beyond ASCII",
      detail: detail(ascii), fix: isUsedAsWritten(setting, &findings) ? fix?.asSuggestion : fix)
  }

  /// Whether the server sends the name to others or looks it up as written, so that another spelling needs consent;
  /// elsewhere it only compares names.
  private static func isUsedAsWritten(_ setting: Setting, _ findings: inout Findings) -> Bool {
    guard setting.keyword != .gateway, let type = findings.row(for: setting)?.type else {
      return false
    }
    return type == .hostname || type == .ipOrHostname || takesPorts(setting, &findings)
  }

  private static func takesPorts(_ setting: Setting, _ findings: inout Findings) -> Bool {
    let type = findings.row(for: setting)?.type
    return type == .hostPort || type == .hostPortList
  }

  /// Whether no other rule reports mistyped addresses in the option.
  private static func takesDomains(_ setting: Setting, _ findings: inout Findings) -> Bool {
    let type = findings.row(for: setting)?.type
    return type == .domain || type == .domainList
  }

  /// Whether every character is a letter of one code point that needs no mapping (RFC 5891, 4.2.1).
  private static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      guard !scalar.isASCII else { return true }
      switch scalar.properties.generalCategory {
      case .lowercaseLetter, .otherLetter:
        return scalar.properties.canonicalCombiningClass.rawValue == 0
      default: return false
      }
    }
  }
}

extension Setting {
  /// Whether the value has a byte beyond ASCII; a cheap check, and most have none.
  fileprivate var hasNonASCII: Bool {
    tree.source.bytes[valueSpan.range.indices].contains { $0 >= 0x80 }
  }
}
