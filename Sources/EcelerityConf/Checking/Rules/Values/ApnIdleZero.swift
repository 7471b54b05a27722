/// `apn-idle-zero`
enum ApnIdleZero: PushTimeRule {
  static let description = RuleDescription(
    id: "apn-idle-zero", group: .correctness, severity: .error,
    summary: "a connection to Apple's push service that is never closed while idle",
    rationale: """
      Zero usually means that a connection is kept for good. The page says never to use it for Apple \
      push notifications. Where only some bindings set it for a domain it is a warning, because mail \
      for the domain may be on other bindings.
      """,
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
      .reports(
        #"""
        domain "/^push[.]/" {
          delivery_method = "apn"
          routes = ( "apn://gateway.push.example?port=2195" )
        }
        domain "push.example" { idle_timeout = ⟦0⟧ }
        """#),
      .reports(
        #"""
        domain "push.example" {
          delivery_method = "apn"
          routes = ( "apn://gateway.push.example?port=2195" )
        }
        binding "north" { bind_address = 192.0.2.1 idle_timeout = ⟦0⟧ }
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

  static func check(_ times: PushTimes, isUsual: Bool, _ findings: inout Findings) {
    guard let idle = times.idle, let value = idle.rawScalar, value.integer == 0 else { return }
    findings.report(
      self, at: value.innerSpan, in: idle.scope,
      "`\(Keyword.idleTimeout)` is 0 for mail that goes out by APN",
      detail: "give a number of seconds", severity: isUsual ? nil : .warning,
      related: [RelatedPlace("the method is set here", at: times.methodSetting.span)])
  }
}
