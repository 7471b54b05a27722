/// `deprecated-mm7-options`
enum DeprecatedMm7Options: SettingRule {
  static let description = RuleDescription(
    id: "deprecated-mm7-options", group: .deprecated, severity: .warning,
    summary: "an option of MM7 that a general one replaced",
    rationale: """
      From 3.5.6 on routes and the options of HTTP replace it; in 3.6 the old options still \
      apply, as the page says.
      """,
    dependsOnVersion: true,
    pages: [
      "content/momentum/mobile/mobile-reference/mobility-mm-7-config.md",
      "content/momentum/mobile/mobile-reference/mobility-mm-7-options.md",
    ], remedy: .suggested,
    examples: [
      .reports(#"domain "mms.example" { ⟦mm7_mmsc_port⟧ = 8080 }"#),
      .reports(#"domain "mms.example" { ⟦mm7_inactivity_timer⟧ = 300 }"#),
      .accepts(#"domain "mms.example" { routes = ( "mm7://mmsc.example?port=8080" ) }"#),
      .accepts(#"domain "mms.example" { mm7_mmsc_port = 8080 }"#, target: "3.5"),
      .accepts(#"domain "mms.example" { mm7_mmsc_port = 8080 }"#, target: "3.6.9"),
    ])

  static let options: Set<Keyword> = [
    .mm7MmscPort, .mm7MmscServer, .mm7HttpAuthUser, .mm7HttpAuthPassword, .mm7InactivityTimer,
    .mm7MmscPath,
  ]

  static let interest = SettingInterest.options(options.sorted())

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let row = findings.row(for: setting), let end = row.end,
      hasGeneralOptions(findings.target)
    else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope, "`\(row.keyword)` \(end.words)",
      detail: end.successor.map { "use `\($0)`" } ?? "remove it", fix: fix(setting, row.keyword),
      page: row.page)
  }

  /// A fix that writes the general option, unless the scope sets it already.
  private static func fix(_ setting: Setting, _ keyword: Keyword) -> Fix? {
    guard !setting.isReplaced, let text = plainText(of: setting) else { return nil }
    switch keyword {
    case .mm7InactivityTimer: return renaming(setting, to: .idleTimeout)
    case .mm7MmscPath: return renaming(setting, to: .httpUri)
    case .mm7HttpAuthUser: return credential(user: text, setting)
    case .mm7MmscServer: return route(to: text, setting)
    default: return nil
    }
  }

  private static func renaming(_ setting: Setting, to keyword: Keyword) -> Fix? {
    guard setting.scope.setting(keyword) == nil else { return nil }
    return .suggestion(Edit(replace: setting.nameSpan, with: keyword.name))
  }

  /// A fix that inserts the user before the password, which stays where it is: no report repeats it.
  private static func credential(user: String, _ setting: Setting) -> Fix? {
    guard let password = partner(of: setting, .mm7HttpAuthPassword, replacedBy: .httpBasicAuth),
      let value = password.rawScalar
    else { return nil }
    let front = ByteRange(password.nameSpan.range.lowerBound, value.inner.lowerBound)
    let back = ByteRange(value.inner.upperBound, value.span.range.upperBound)
    return .suggestion(
      setting.removal,
      Edit(
        replace: SourceSpan(value.file, front), with: "\(Keyword.httpBasicAuth) = \"\(user):"),
      Edit(replace: SourceSpan(value.file, back), with: "\""))
  }

  private static func route(to server: String, _ setting: Setting) -> Fix? {
    guard let second = partner(of: setting, .mm7MmscPort, replacedBy: .routes),
      let port = plainText(of: second)
    else { return nil }
    let item = ScalarSpelling.quoted("mm7://\(server)?port=\(port)")
    let routes = "\(Keyword.routes) = ( \(item) )"
    return .suggestion(Edit(replace: setting.span, with: routes), second.removal)
  }

  /// The assignment of `keyword` beside `setting`, unless the scope sets the option that replaced both.
  private static func partner(
    of setting: Setting, _ keyword: Keyword, replacedBy successor: Keyword
  ) -> Setting? {
    guard setting.scope.setting(successor) == nil, setting.replaced == nil,
      let partner = setting.scope.setting(keyword), partner.replaced == nil,
      partner.span.file == setting.span.file, plainText(of: partner) != nil
    else { return nil }
    return partner
  }

  /// The value, if it can be put between quotes unchanged.
  private static func plainText(of setting: Setting) -> String? {
    guard let value = setting.rawScalar, !value.isReportedElsewhere, !value.inner.isEmpty,
      value.bytes.allSatisfy({
        33...126 ~= $0 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
      })
    else { return nil }
    return value.text
  }

  /// Whether the general options are to be used: from 3.5.6 on, but not in 3.6.
  static func hasGeneralOptions(_ target: ServerVersion) -> Bool {
    let isOf36 = !target.isBefore("3.6") && target.isBefore("4.0")
    return !target.isBefore("3.5.6") && !isOf36
  }
}
