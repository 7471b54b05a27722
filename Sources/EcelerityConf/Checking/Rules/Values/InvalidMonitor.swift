/// `invalid-monitor`
enum InvalidMonitor: SettingRule {
  static let description = RuleDescription(
    id: "invalid-monitor", group: .correctness, severity: .error,
    summary: "a monitor that is not a window and a count",
    rationale:
      "Each item is two whole numbers joined by a comma: the window in seconds, the count.",
    pages: ["content/momentum/4/modules/inbound-audit.md"],
    examples: [
      .reports(#"inbound_audit { monitors = ( "300,6" "⟦1800⟧" ) }"#),
      .accepts(#"inbound_audit { monitors = ( "300,6" "1800,4" ) }"#),
    ])

  static let interest = SettingInterest.types([.monitorList])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    // Outside of quotes a comma ends the item.
    for item in setting.rawItems where !item.isBare && !isMonitor(item.bytes) {
      guard !item.isReportedElsewhere else { continue }
      findings.report(
        self, at: item.innerSpan, in: setting.scope, "\(item.shown) is not a window and a count",
        detail: "write `\"300,6\"`", page: findings.row(for: setting)?.page)
    }
  }

  private static func isMonitor(_ bytes: ArraySlice<UInt8>) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        let digits = part.filter { $0 != UInt8(ascii: " ") }
        return !digits.isEmpty && digits.allSatisfy(RawScalar.isDigit)
      }
  }
}
