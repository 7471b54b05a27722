/// `invalid-monitor`
enum InvalidMonitor: SettingRule {
  static let description = RuleDescription(
    id: "invalid-monitor", group: .correctness, severity: .error,
    summary: "a monitor that is not a window and a count",
    rationale:
      "Each item is two whole numbers joined by a comma: the window in seconds, the count.",
    pages: [
      "content/momentum/4/modules/inbound-audit.md", "content/momentum/4/modules/4-adaptive.md",
    ],
    examples: [
      .reports(#"inbound_audit { monitors = ( "300,6" "⟦1800⟧" ) }"#),
      .reports(#"inbound_audit { monitors = ( "300,⟦six⟧" ) }"#),
      .reports(#"adaptive { fbl_stats_monitor = "14400,⟦6h⟧" }"#),
      .reports(#"adaptive { outbound_throttle_messages_monitor = "⟦3⟧" }"#),
      .accepts(
        #"""
        adaptive {
          fbl_stats_monitor = "14400,6"
          outbound_throttle_messages_monitor = (3,20)
        }
        """#),
      .accepts(#"inbound_audit { monitors = ( "300,6" "1800,4" ) }"#),
    ])

  static let interest = SettingInterest.types([.monitorList, .monitorWindow])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    // A single window is also shown as two numbers in parentheses.
    if findings.row(for: setting)?.type == .monitorWindow, setting.form == .list {
      let items = setting.rawItems
      if items.count == 2, items.allSatisfy(\.isInteger) { return }
    }
    for value in setting.rawValues {
      // In a list, a comma outside quotes ends the item.
      guard !(value.isBare && setting.form == .list), let range = flaw(of: value),
        !value.isReportedElsewhere
      else { continue }
      findings.report(
        self, at: SourceSpan(value.file, range), in: setting.scope,
        "\(value.shown) is not a window and a count", detail: "write `\"300,6\"`",
        page: findings.row(for: setting)?.page)
    }
  }

  /// The part that is not a number, or all of it; nil when nothing is wrong.
  private static func flaw(of value: RawScalar) -> ByteRange? {
    var bytes = value.bytes
    if bytes.first == UInt8(ascii: "("), bytes.last == UInt8(ascii: ")"), bytes.count > 1 {
      bytes = bytes.dropFirst().dropLast()
    }
    let parts = bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return value.innerSpan.range }
    return parts.first { !isNumber($0) }.map {
      ByteRange(UInt32($0.startIndex), UInt32($0.endIndex))
    }
  }

  private static func isNumber(_ part: ArraySlice<UInt8>) -> Bool {
    let digits = part.filter { $0 != UInt8(ascii: " ") }
    return !digits.isEmpty && digits.allSatisfy(\.isDigit)
  }
}
