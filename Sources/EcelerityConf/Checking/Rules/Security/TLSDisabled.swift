/// `tls-disabled`
enum TLSDisabled: ConfigurationRule {
  static let description = RuleDescription(
    id: "tls-disabled", group: .security, severity: .info,
    summary: "mail is delivered in clear text unless a domain overrides it",
    rationale: """
      Without TLS the mail can be read in transit; `ifavailable` uses TLS where the other side \
      offers it. Reported once, and only for a configuration with a listener that accepts \
      messages (decided). Silent when a binding or a group sets the option. There is no fix while certificates are to \
      be verified without `tls_ca`, because each delivery that starts TLS would then fail.
      """,
    needsWhole: true, pages: [Page.of(.tls)], remedy: .suggested,
    examples: [
      .reports("⟦⟧esmtp_listener {\n  listen \":25\" { }\n}"),
      .reports("tls = ⟦no⟧\nesmtp_listener { listen \":25\" { } }"),
      .accepts("tls = ifavailable\nesmtp_listener { listen \":25\" { } }"),
      .accepts("esmtp_listener { enable = false listen \":25\" { } }"),
      .accepts(#"domain "mill.example" { tls = required }"#),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    guard configuration.looksWhole,
      let answer = findings.delivery.answer(.tls, in: configuration.global, for: nil),
      EffectiveDelivery.word(answer, .tls) == "no",
      !configuration.containersUseTLS
    else { return }
    let edit =
      answer.setting.map { $0.replacing(valueBy: "ifavailable") }
      ?? configuration.insertionAtStart(of: "\(Keyword.tls) = ifavailable\n")
    findings.report(
      self, at: answer.setting?.innerValueSpan ?? configuration.start,
      "mail is delivered in clear text", detail: "write `\(Keyword.tls) = ifavailable`",
      absent: answer.setting == nil ? [.tls] : [],
      fix: wouldFail(configuration, &findings) ? nil : .suggestion(edit))
  }

  /// Whether deliveries would fail with TLS, because some scope has certificates verified without known authorities.
  private static func wouldFail(_ configuration: Configuration, _ findings: inout Findings) -> Bool
  {
    findings.delivery.transport.isSet(.tlsVerify, to: "ca", "host")
      && findings.delivery.answer(.tlsCa, in: configuration.global, for: nil)?.setting == nil
  }
}
