/// `option-too-new`
enum OptionTooNew: SettingRule, ScopeRule {
  static let description = RuleDescription(
    id: "option-too-new", group: .correctness, severity: .error,
    summary: "an option, value or stanza that is newer than the version the configuration is for",
    rationale: """
      A server refuses what it does not know yet. The version is that of `--momentum`; without it \
      the newest known is meant and nothing is too new. Where several versions are named, each \
      applies to its own line of releases. What the oldest available manual, that of 3.0, already \
      has is not reported for older versions unless a release note says when it came.
      """,
    dependsOnVersion: true,
    pages: [
      "content/momentum/4/config-options-summary.md",
      "content/momentum/3/3-reference/options-summary.md",
    ],
    examples: [
      .reports("⟦skip_hosts⟧ = ( 192.0.2.1 )", target: "4.1"),
      .reports(#"domain "push.example" { delivery_method = "⟦gcm⟧" }"#, target: "3.5"),
      .reports(#"tls_protocols = "+TLSv1.2:⟦+TLSv1.3⟧""#, target: "4.5"),
      .reports(#"tls_protocols = "+ALL:⟦-TLSv1.3⟧""#, target: "4.5"),
      .reports(#"gateway = "⟦[2001:db8::1]⟧""#, target: "3.3"),
      .reports(#"domain "push.example" { routes = ( "⟦gcm://a.example⟧" ) }"#, target: "3.5.5"),
      .reports(#"binding "b" { ha_proxy_server = "⟦p.example:80⟧" }"#, target: "5.2"),
      .reports("⟦tls_ifavailable_fallback⟧ = true", target: "3.6.3"),
      .reports("⟦dns_max_udp_queries_per_port⟧ = 3", target: "5.1"),
      .reports("⟦curfew⟧ { schedule_file = \"/etc/curfew\" }", target: "5.2"),
      .reports("⟦use_ipv6⟧ = true", target: "2.2.1.27"),
      .accepts("dns_rate_limit_enabled = true", target: "4.8.6"),
      .accepts("dns_max_udp_queries_per_port = 3", target: "4.8.6"),
      .accepts(#"binding "b" { ha_proxy_server = "192.0.2.9:80" }"#, target: "5.2"),
      .accepts("use_ipv6 = true", target: "2.2.1.28"),
      .accepts("gateway = \"relay.example\"", target: "2.2"),
      .accepts("skip_hosts = ( 192.0.2.1 )"),
      .accepts(#"tls_protocols = "+TLSv1.2:+TLSv1.3""#, target: "4.6"),
    ])

  static var subjects: [RuleSubject] { [.settings(Self.self), .scopes(Self.self)] }
  static let interest = SettingInterest.valid
  static var stanzas: [Keyword]? { nil }

  // MARK: Options and values

  static func concerns(_ keyword: Keyword, _ findings: Findings) -> Bool {
    findings.gap.concerns(keyword)
  }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let keyword = setting.keyword, !isInNewStanza(setting.scope, findings.gap) else { return }
    if let row = findings.row(for: setting), let since = row.since, findings.target.lacks(row) {
      let words = "option `\(keyword)` was added in \(shown(since))"
      return report(words, at: setting.nameSpan, in: setting.scope, page: row.page, &findings)
    }
    for entry in findings.gap.entries where entry.keyword == keyword {
      for span in entry.subject.places(in: setting) {
        let words = entry.subject.words + " was added in \(shown(entry.since))"
        report(words, at: span, in: setting.scope, page: entry.page, &findings)
      }
    }
  }

  // MARK: Stanzas

  static func concerns(_ scope: Scope) -> Bool { scope.keyword != nil }

  static func check(_ scope: Scope, _ findings: inout Findings) {
    guard let keyword = scope.keyword, findings.gap.concerns(keyword) else { return }
    let row = OptionTable.rows(of: keyword).first { $0.kind == .scope }
    if let row, let since = row.since, findings.target.lacks(row) {
      let words = "stanza `\(keyword)` was added in \(shown(since))"
      for header in scope.headers {
        report(words, at: header.nameSpan, in: scope.parent, page: row.page, &findings)
      }
      return
    }
    for entry in findings.gap.entries where entry.keyword == keyword {
      for header in scope.headers {
        guard let span = entry.subject.place(in: scope, header) else { continue }
        let words = entry.subject.words + " was added in \(shown(entry.since))"
        report(words, at: span, in: scope.parent, page: entry.page, &findings)
      }
    }
  }

  /// Whether a stanza around it is too new and is reported instead.
  private static func isInNewStanza(_ scope: Scope, _ gap: VersionGap) -> Bool {
    guard let keyword = scope.keyword, let parent = scope.parent else { return false }
    let isNew =
      gap.concerns(keyword)
      && (OptionTable.rows(of: keyword).contains { $0.kind == .scope && gap.target.lacks($0) }
        || gap.entries.contains { $0.subject == .stanza(keyword) })
    return isNew || isInNewStanza(parent, gap)
  }

  // MARK: Words

  private static func report(
    _ words: String, at span: SourceSpan, in scope: Scope?, page: String,
    _ findings: inout Findings
  ) {
    findings.report(
      self, at: span, in: scope, words,
      detail: "version \(findings.target) does not have it", page: page)
  }

  /// The words for `3.6.12/4.2`.
  private static func shown(_ since: String) -> String {
    since.split { $0 == "/" || $0 == "," }.joined(separator: " or ")
  }
}
