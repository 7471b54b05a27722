/// `lmtp-port-25`
enum LmtpPort25: SettingRule {
  static let description = RuleDescription(
    id: "lmtp-port-25", group: .correctness, severity: .error,
    summary: "LMTP on the port of SMTP",
    rationale: """
      RFC 2033, section 4.2, forbids LMTP on port 25: a client cannot tell the two protocols apart.
      """,
    pages: [Page.of(.lmtpPort)],
    examples: [
      .reports(
        #"domain "mill.example" { delivery_method = LMTP gateway = "192.0.2.20" lmtp_port = ⟦25⟧ }"#
      ),
      .reports(
        #"domain "mill.example" { delivery_method = LMTP routes = ( ⟦"smtp://192.0.2.20?port=25"⟧ ) }"#
      ),
      .reports(
        #"""
        binding "b1" { bind_address = 192.0.2.1 delivery_method = LMTP }
        domain "mill.example" { routes = ( ⟦"smtp://192.0.2.20?port=25"⟧ ) }
        """#),
      .accepts(
        #"domain "mill.example" { delivery_method = LMTP gateway = "192.0.2.20" lmtp_port = 24 }"#),
      .accepts(#"domain "mill.example" { routes = ( "smtp://192.0.2.20?port=25" ) }"#),
    ])

  static let interest = SettingInterest.options([.lmtpPort, .routes])

  private static let port = DeliveryMethod.esmtp.defaultPort

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let port else { return }
    if setting.keyword == .lmtpPort {
      guard let value = setting.rawScalar, value.integer == port else { return }
      return report(at: value.innerSpan, setting, [], &findings)
    }
    let routes = findings.delivery.routes(of: setting).filter { $0.item.port == port }
    guard !routes.isEmpty, let method = method(of: setting, &findings) else { return }
    let isElsewhere = !method.scope.isSame(as: setting.scope)
    let related = isElsewhere ? [RelatedPlace("the method", at: method.span)] : []
    for route in routes { report(at: route.scalar.span, setting, related, &findings) }
  }

  /// The assignment of LMTP by which mail takes the routes `setting`, be it that of a binding or a
  /// group; nil where none does.
  private static func method(of setting: Setting, _ findings: inout Findings) -> Setting? {
    guard let node = DeliveryNode(setting.scope),
      let situation = findings.delivery.situation(at: node)
    else { return nil }
    if situation.method == .lmtp { return situation.methodSetting }
    for method in findings.delivery.map.settings(of: .lmtp).all(in: setting.configuration)
    where findings.delivery.meet(method, setting) {
      return method
    }
    return nil
  }

  private static func report(
    at span: SourceSpan, _ setting: Setting, _ related: [RelatedPlace], _ findings: inout Findings
  ) {
    findings.report(
      self, at: span, in: setting.scope, "LMTP is to use port 25, which belongs to SMTP",
      detail: "RFC 2033 forbids it; name the port that the LMTP server listens on",
      related: related)
  }
}
