/// `invalid-delivery-method`
enum InvalidDeliveryMethod: SettingRule {
  static let description = RuleDescription(
    id: "invalid-delivery-method", group: .correctness, severity: .error,
    summary: "a delivery method that does not exist",
    rationale: """
      The page lists the methods; letter case does not matter. `delay_xfer` is provided by the \
      client script of the transfer module, so it is a warning when the configuration does not \
      load such a script.
      """,
    pages: [
      "content/momentum/4/config/ref-delivery-method.md", "content/momentum/4/outbound-xfer.md",
    ], remedy: .suggested,
    examples: [
      .reports(#"domain "mill.example" { delivery_method = "⟦ESMPT⟧" }"#),
      .reports(#"domain "mill.example" { delivery_method = "⟦delay_xfer⟧" }"#),
      .accepts(#"domain "mill.example" { delivery_method = "lmtp" }"#),
      .accepts(
        """
        scriptlet "scriptlet" { script "transfer" { source = "msys.xfer.client" } }
        domain "mill.example" { delivery_method = "delay_xfer" }
        """),
    ])

  static let interest = SettingInterest.options([.deliveryMethod])

  /// The method that a script provides, not the core.
  private static let transfer = "delay_xfer"

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let row = findings.row(for: setting), let value = setting.rawScalar else { return }
    guard findings.allowed(by: row).values.contains(bytes: value.bytes) else {
      guard !value.isReportedElsewhere else { return }
      return findings.reportWord(
        self, value, of: setting, "a delivery method", among: row.allowed.members)
    }
    // In a part of a configuration the script may be loaded elsewhere.
    guard value.text.lowercased() == transfer, findings.isWhole, !findings.hasTransferScript
    else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope,
      "no script of this configuration provides the delivery method `\(transfer)`",
      detail: "load the script `msys.xfer.client` in the scriptlet module", severity: .warning,
      page: description.pages.last)
  }
}
