/// `throttle-zero`
enum ThrottleZero: ConfigurationRule {
  static let description = RuleDescription(
    id: "throttle-zero", group: .style, severity: .info,
    summary: "a throttle of zero where nothing else sets the throttle",
    rationale: """
      Zero means no throttle, which is also what applies without the option. In a scope inside \
      one that sets a throttle it lifts that throttle and is not reported.
      """,
    pages: [Page.of(.outboundThrottleMessages)], remedy: .suggested,
    examples: [
      .reports("outbound_throttle_messages = ⟦0⟧"),
      .reports(#"domain "mill.example" { tls = no outbound_throttle_messages = "⟦0/60⟧" }"#),
      .accepts(
        """
        outbound_throttle_messages = 10
        domain "mill.example" { outbound_throttle_messages = 0 }
        """),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    var zeros: [(setting: Setting, value: RawScalar)] = []
    var isThrottled = false
    for setting in configuration.settings(of: [.outboundThrottleMessages]) {
      guard let value = setting.rawScalar, isZero(value.bytes) else {
        isThrottled = true
        continue
      }
      zeros.append((setting, value))
    }
    for (setting, value) in zeros where !isThrottled || setting.scope.isGlobal {
      findings.report(
        self, at: value.innerSpan, in: setting.scope, "a throttle of 0 does not throttle",
        detail: "remove it; nothing else sets `\(setting.name)` for this scope",
        fix: setting.unsetting)
    }
  }

  /// `0`, or `0/60`.
  private static func isZero(_ bytes: ArraySlice<UInt8>) -> Bool {
    let count = bytes.prefix { $0 != UInt8(ascii: "/") }
    return !count.isEmpty && count.allSatisfy { $0 == UInt8(ascii: "0") }
  }
}
