/// `ehlo-hostname-not-fqdn`
enum EhloHostnameNotFQDN: SettingRule {
  static let description = RuleDescription(
    id: "ehlo-hostname-not-fqdn", group: .style, severity: .info,
    summary: "an EHLO name that is not a fully qualified host name",
    rationale: """
      The name is sent to other servers, which may refuse a name without a dot, or one with an \
      underscore, a space or a slash (RFC 5321, 4.1.1.1).
      """,
    evidence: .standard, pages: [Page.of(.ehloHostname)],
    examples: [
      .reports("ehlo_hostname = ⟦mill⟧"),
      .reports(#"ehlo_hostname = "out⟦_⟧one.mill.example""#),
      .reports(#"ehlo_hostname = "out⟦ ⟧one.mill.example""#),
      .reports(#"ehlo_hostname = "198.51.100.1⟦/⟧24""#),
      .accepts(#"ehlo_hostname = "out.mill.example""#),
      .accepts("ehlo_hostname = __hostname__"),
    ])

  static let interest = SettingInterest.options([.ehloHostname])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.scope.takesPartInDelivery, let value = setting.rawScalar,
      !value.inner.isEmpty,
      !value.isReportedElsewhere, !EhloHostnameUnknownToken.isToken(value.text)
    else { return }
    let bytes = value.bytes
    if let odd = bytes.firstIndex(where: { flaw($0) != nil }), let flaw = flaw(bytes[odd]) {
      let place = SourceSpan(value.file, ByteRange(UInt32(odd), UInt32(odd + 1)))
      report(flaw, at: place, of: setting, &findings)
    } else if !bytes.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }) {
      report("no dot", at: value.innerSpan, of: setting, &findings)
    }
  }

  /// The name in messages of a character that no such name has; nil for others.
  private static func flaw(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "_"): "an underscore"
    case UInt8(ascii: " "): "a space"
    case UInt8(ascii: "/"): "a slash"
    default: nil
    }
  }

  private static func report(
    _ flaw: String, at span: SourceSpan, of setting: Setting, _ findings: inout Findings
  ) {
    findings.report(
      self, at: span, in: setting.scope, "the EHLO name has \(flaw)",
      detail: "give the full name of a host, such as `out.mill.example`")
  }
}
