/// `push-response-exceeds-idle`
enum PushResponseExceedsIdle: MethodRule {
  static let description = RuleDescription(
    id: "push-response-exceeds-idle", group: .suspicious, severity: .warning,
    summary: "a push connection that may be closed before its response arrives",
    rationale: """
      The time to wait for a response is in milliseconds and must be less than the time for which \
      an idle connection is kept, which is in seconds. Only values in the configuration are \
      reported, not the defaults, 5000 and 5.
      """,
    needsWhole: true, pages: ["content/momentum/3/3-push/apns-other-options.md"],
    examples: [
      .reports(
        #"""
        domain "push.example" {
          delivery_method = "apn"
          idle_timeout = 10
          delivery_response_timeout = ⟦10000⟧
          routes = ( "apn://gateway.push.example?port=2195" )
        }
        """#),
      .accepts(
        #"""
        domain "push.example" {
          delivery_method = "apn"
          idle_timeout = 10
          delivery_response_timeout = 1000
          routes = ( "apn://gateway.push.example?port=2195" )
        }
        """#),
    ])

  static let methods: Set<DeliveryMethod> = [.apn, .gcm, .mm7]

  static func check(
    _ method: Setting, at situation: DeliverySituation, _ findings: inout Findings
  ) {
    guard let idle = time(.idleTimeout, at: situation, &findings),
      let response = time(.deliveryResponseTimeout, at: situation, &findings),
      let setting = response.setting ?? idle.setting, let value = setting.rawScalar,
      idle.number > 0, response.number / 1000 >= idle.number
    else { return }
    let other = response.setting == nil ? nil : idle.setting
    findings.report(
      self, at: value.innerSpan, in: setting.scope,
      "responses to \(situation.method.name) may take \(response.number) ms, "
        + "but idle connections are kept for \(idle.number) s",
      detail: "make `\(Keyword.deliveryResponseTimeout)` less than `\(Keyword.idleTimeout)`",
      absent: [.idleTimeout, .deliveryResponseTimeout],
      related: other.map { [RelatedPlace("the time they are kept", at: $0.span)] } ?? [])
  }

  private static func time(
    _ keyword: Keyword, at situation: DeliverySituation, _ findings: inout Findings
  ) -> (number: Int, setting: Setting?)? {
    guard
      let answer = findings.delivery.answer(
        keyword, at: situation.node, through: situation.gateway)
    else { return nil }
    let text = OptionTable.option(keyword, at: [])?.defaultValue
    let number = answer.setting.map { $0.rawScalar?.integer } ?? text.flatMap { Int($0) }
    return number.map { ($0, answer.setting) }
  }
}
