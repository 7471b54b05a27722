/// `mm7-missing-http-host`
enum Mm7MissingHttpHost: MethodRule {
  static let description = RuleDescription(
    id: "mm7-missing-http-host", group: .correctness, severity: .error,
    summary: "MM7 without the host name for the HTTP header",
    rationale: """
      From 3.5.6 on, except in 3.6, the manual requires `http_host` for this method. Outside \
      domains it is reported only when nothing at all sets it.
      """,
    needsWhole: true, dependsOnVersion: true,
    pages: ["content/momentum/mobile/mobile-reference/mobility-mm-7-config.md"],
    examples: [
      .reports(
        #"domain "mms.example" { delivery_method = ⟦MM7⟧ routes = ( "mm7://mmsc.example" ) }"#),
      .accepts(
        #"""
        domain "mms.example" {
          delivery_method = MM7
          routes = ( "mm7://mmsc.example" )
          http_host = "mmsc.example"
        }
        """#),
    ])

  static let methods: Set<DeliveryMethod> = [.mm7]

  static func check(
    _ method: Setting, at situation: DeliverySituation, _ findings: inout Findings
  ) {
    let node = situation.node
    guard DeprecatedMm7Options.hasGeneralOptions(findings.target),
      node.isDomain || !findings.delivery.transport.isSet(.httpHost),
      method.scope.setting(.httpHost) == nil,
      let host = findings.delivery.queueAnswer(.httpHost, at: node)
        ?? findings.delivery.queueAnswer(.httpHost, at: node, under: method),
      host.setting == nil
    else { return }
    findings.report(
      self, at: method.innerValueSpan, in: method.scope,
      "method \(situation.method.name) has no `\(Keyword.httpHost)`", detail: "set it as well",
      absent: [.httpHost])
  }
}
