/// `curve-list-format`
enum CurveListFormat: SettingRule {
  static let description = RuleDescription(
    id: "curve-list-format", group: .correctness, severity: .error,
    summary: "blanks or empty items in a list of curves",
    rationale: """
      The names are joined by single colons, without blanks and without a colon at either end; \
      otherwise the whole value is refused.
      """,
    pages: [Page.of(.tlsEcCurveNames)], remedy: .safe,
    examples: [
      .reports(#"tls_ec_curve_names = "⟦secp384r1: prime256v1⟧""#),
      .reports(#"tls_ec_curve_names = "⟦secp384r1::prime256v1:⟧""#),
      .reports(#"tls_ec_curve_names = "⟦::⟧""#),
      .accepts(#"tls_ec_curve_names = "secp384r1:prime256v1""#),
    ])

  static let interest = SettingInterest.options([.tlsEcCurveNames])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard findings.row(for: setting) != nil, case .scalar(let scalar) = setting.value else {
      return
    }
    let names = scalar.parts(separatedBy: ": \t", maximum: .max).map(\.text)
    let normal = names.joined(separator: ":")
    guard normal != scalar.text else { return }
    findings.report(
      self, at: scalar.textSpan, in: setting.scope,
      "the list of curves has blanks or empty items",
      detail: names.isEmpty
        ? "name a curve, or leave the option out" : "write `\(normal.prefix(120))`",
      fix: names.isEmpty
        ? nil : scalar.replaced(by: normal).map { .safe($0, changing: .reading) })
  }
}
