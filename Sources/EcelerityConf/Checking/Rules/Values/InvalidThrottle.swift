/// `invalid-throttle`
enum InvalidThrottle: SettingRule {
  static let description = RuleDescription(
    id: "invalid-throttle", group: .correctness, severity: .error,
    summary: "a throttle that is neither a count nor a count per period",
    rationale: """
      A throttle is `N`, a number per second, or `N/M`, a number in `M` seconds; both are whole \
      numbers, and `M` is not zero.
      """,
    pages: ["content/momentum/4/config/ref-outbound-throttle-messages.md"],
    examples: [
      .reports(#"outbound_throttle_messages = "⟦10/0⟧""#),
      .reports(#"outbound_throttle_messages = "⟦10 per minute⟧""#),
      .accepts(#"outbound_throttle_messages = "10/60""#),
      .accepts("outbound_throttle_messages = 10"),
    ])

  static let interest = SettingInterest.types([.throttle])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let value = setting.rawScalar, !accepts(value.bytes), !value.isReportedElsewhere else {
      return
    }
    findings.report(
      self, at: value.innerSpan, in: setting.scope, "\(value.shown) is not a throttle",
      detail: "write `N` for N per second, or `N/M` for N in M seconds")
  }

  private static func accepts(_ bytes: ArraySlice<UInt8>) -> Bool {
    let number = bytes.prefix(while: \.isDigit)
    let rest = bytes.dropFirst(number.count)
    guard !number.isEmpty, let slash = rest.first else { return !number.isEmpty }
    let period = rest.dropFirst()
    return slash == UInt8(ascii: "/") && period.allSatisfy(\.isDigit)
      && period.contains { $0 != UInt8(ascii: "0") }
  }
}
