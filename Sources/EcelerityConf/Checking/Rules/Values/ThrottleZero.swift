/// `throttle-zero`
enum ThrottleZero: ConfigurationRule {
  static let description = RuleDescription(
    id: "throttle-zero", group: .style, severity: .info,
    summary: "a throttle of zero where nothing else sets the throttle",
    rationale: """
      Zero means no throttle, which is also what applies without the option. In a scope inside \
      one that sets a throttle it lifts that throttle and is not reported, nor in a binding or a \
      group while any other scope sets one.
      """,
    pages: [Page.of(.outboundThrottleMessages), Page.of(.outboundThrottleConnections)],
    remedy: .suggested,
    examples: [
      .reports("outbound_throttle_messages = ⟦0⟧"),
      .reports(#"domain "mill.example" { tls = no outbound_throttle_messages = "⟦0/60⟧" }"#),
      .reports(
        """
        domain "mill.example" { tls = no outbound_throttle_connections = ⟦0⟧ }
        domain "oak.example" { outbound_throttle_connections = 5 }
        """),
      .accepts(
        """
        outbound_throttle_messages = 10
        domain "mill.example" { outbound_throttle_messages = 0 }
        """),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    for option in [Keyword.outboundThrottleMessages, .outboundThrottleConnections] {
      check(option, of: configuration, &findings)
    }
  }

  private static func check(
    _ option: Keyword, of configuration: Configuration, _ findings: inout Findings
  ) {
    var zeros: [(setting: Setting, value: RawScalar)] = []
    var throttles = Throttles()
    for setting in configuration.settings(of: [option]) {
      guard let value = setting.rawScalar, isZero(value.bytes) else {
        throttles.add(setting.scope)
        continue
      }
      zeros.append((setting, value))
    }
    for (setting, value) in zeros where !throttles.mayApply(around: setting.scope) {
      findings.report(
        self, at: value.innerSpan, in: setting.scope, "a throttle of 0 does not throttle",
        detail: "remove it; nothing else sets `\(setting.name)` for this scope",
        fix: setting.unsetting, page: Page.of(option))
    }
  }

  /// The scopes that set a throttle other than 0.
  private struct Throttles {
    private var isSet = false
    private var isSetGlobally = false
    private var isSetForPattern = false

    mutating func add(_ scope: Scope) {
      isSet = true
      if scope.isGlobal { isSetGlobally = true }
      if scope.isPattern { isSetForPattern = true }
    }

    /// Whether one may apply to the mail of `scope` when it sets none itself. A domain of the global scope has only the
    /// global scope and regular expressions behind it. Errs on the side of yes.
    func mayApply(around scope: Scope) -> Bool {
      guard isSet, let parent = scope.parent else { return false }
      return scope.keyword == .domain && parent.isGlobal ? isSetGlobally || isSetForPattern : true
    }
  }

  /// `0`, or `0/60`.
  private static func isZero(_ bytes: ArraySlice<UInt8>) -> Bool {
    let count = bytes.prefix { $0 != UInt8(ascii: "/") }
    return !count.isEmpty && count.allSatisfy { $0 == UInt8(ascii: "0") }
  }
}
