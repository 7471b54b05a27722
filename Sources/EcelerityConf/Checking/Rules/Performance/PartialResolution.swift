/// `partial-resolution`
enum PartialResolution: SettingRule {
  static let description = RuleDescription(
    id: "partial-resolution", group: .performance, severity: .info,
    summary: "delivery begins before all exchangers are looked up",
    rationale: "The first attempt may then miss the best exchanger.",
    pages: [Page.of(.fullyResolveBeforeSmtp)],
    examples: [
      .reports("fully_resolve_before_smtp = ⟦false⟧"),
      .accepts("fully_resolve_before_smtp = true"),
    ])

  static let interest = SettingInterest.options([.fullyResolveBeforeSmtp])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.truth == false, findings.row(for: setting) != nil else {
      return
    }
    findings.report(
      self, at: setting.innerValueSpan, in: setting.scope,
      "delivery begins before all exchangers are looked up",
      detail: "the first attempt may miss the best one; leave the option out")
  }
}
