/// `domain-trailing-dot`
enum DomainTrailingDot: DomainLabelRule, SettingRule {
  static let description = RuleDescription(
    id: "domain-trailing-dot", group: .suspicious, severity: .warning,
    summary: "a dot at the end of a domain's or host's name",
    rationale: """
      Names are written without it. That it makes no difference is a decision of this project \
      (D-06); a server may take the two for different names.
      """,
    evidence: .decided, pages: [Page.of(.host)], remedy: .safe,
    examples: [
      .reports(#"domain "mill.example⟦.⟧" { tls = no }"#),
      .reports(#"gateway = "relay.example⟦.⟧""#),
      .reports(#"domain "mill.example" { routes = ( "smtp://a.example⟦.⟧?port=26" ) }"#),
      .accepts(#"domain "mill.example" { gateway = "relay.example" }"#),
    ])

  static var subjects: [RuleSubject] { [.settings(Self.self), .labels(Self.self)] }
  static let interest = SettingInterest.options([.gateway, .routes])
  static let forms: Set<DomainLabel> = [.trailingDot]

  static func check(
    _ label: RawScalar, _ form: DomainLabel, in scope: Scope, _ findings: inout Findings
  ) {
    let end = label.innerSpan.range.upperBound
    report(
      SourceSpan(label.file, ByteRange(end - 1, end)), of: label.shown, in: scope, &findings)
  }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    if setting.keyword == .routes {
      for route in findings.delivery.routes(of: setting) {
        check(route.item.hostPart, in: route.scalar, of: setting, &findings)
      }
    } else if let gateway = findings.delivery.gateway(of: setting), gateway.target.form != .route,
      gateway.target.domain.kind == .name
    {
      check(Authority(gateway.text.text).host, in: gateway.text, of: setting, &findings)
    }
  }

  private static func check(
    _ host: TextPart?, in scalar: Scalar, of setting: Setting, _ findings: inout Findings
  ) {
    guard let host, host.text.hasSuffix("."), HostName.isValid(host.text) else { return }
    let dot = scalar.span(of: ByteRange(host.range.upperBound - 1, host.range.upperBound))
    guard dot.range.count == 1 else { return }
    report(dot, of: "`\(host.text)`", in: setting.scope, &findings)
  }

  private static func report(
    _ dot: SourceSpan, of name: String, in scope: Scope, _ findings: inout Findings
  ) {
    findings.report(
      self, at: dot, in: scope, "\(name) ends with a dot", detail: "remove the dot",
      fix: .safe(Edit(replace: dot, with: ""), changing: .spelling))
  }
}
