/// `invalid-octal-mode`
enum InvalidOctalMode: SettingRule {
  static let description = RuleDescription(
    id: "invalid-octal-mode", group: .correctness, severity: .error,
    summary: "file permissions that are not an octal number",
    rationale: "Permissions are octal digits, such as 0640, up to 07777.",
    pages: ["content/momentum/4/config/ref-spool-mode.md"],
    examples: [
      .reports("spool_mode = ⟦0680⟧"),
      .reports(#"spool_mode = "⟦rw-r-----⟧""#),
      .accepts("spool_mode = 0640"),
      .accepts(#"spool_mode = "640""#),
    ])

  static let interest = SettingInterest.types([.octalMode])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let value = setting.rawScalar, !accepts(value.bytes), !value.isReportedElsewhere else {
      return
    }
    findings.report(
      self, at: value.innerSpan, in: setting.scope, "\(value.shown) is not an octal file mode",
      detail: "write octal digits, such as 0640")
  }

  private static func accepts(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard !bytes.isEmpty, bytes.allSatisfy({ $0 &- UInt8(ascii: "0") < 8 }) else { return false }
    return bytes.drop { $0 == UInt8(ascii: "0") }.count <= 4
  }
}
