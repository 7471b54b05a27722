/// `apn-idle-zero`
enum ApnIdleZero: MethodRule {
  static let description = RuleDescription(
    id: "apn-idle-zero", group: .correctness, severity: .error,
    summary: "a connection to Apple's push service that is closed immediately",
    rationale: "The page says never to use zero for Apple push notifications.",
    pages: ["content/momentum/3/3-push/apns-other-options.md"],
    examples: [
      .reports(
        #"""
        domain "push.example" {
          delivery_method = "apn"
          idle_timeout = ⟦0⟧
          routes = ( "apn://gateway.push.example?port=2195" )
        }
        """#),
      .accepts(
        #"""
        idle_timeout = 0
        domain "push.example" {
          delivery_method = "apn"
          idle_timeout = 10
          routes = ( "apn://gateway.push.example?port=2195" )
        }
        """#),
    ])

  static let methods: Set<DeliveryMethod> = [.apn]

  static func check(
    _ method: Setting, at situation: DeliverySituation, _ findings: inout Findings
  ) {
    guard
      let idle = findings.delivery.answer(
        .idleTimeout, at: situation.node, through: situation.gateway)?.setting,
      let value = idle.rawScalar, value.integer == 0
    else { return }
    findings.report(
      self, at: value.innerSpan, in: idle.scope,
      "`\(Keyword.idleTimeout)` is 0 for a domain that uses the method APN",
      detail: "give a number of seconds in the stanza of the domain",
      related: [RelatedPlace("the method is set here", at: method.span)])
  }
}
