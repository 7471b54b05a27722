/// `list-for-scalar`
enum ListForScalar: SettingRule {
  static let description = RuleDescription(
    id: "list-for-scalar", group: .correctness, severity: .error,
    summary: "a list for an option that takes one value",
    rationale: """
      The option is documented with a single value; only some options take a list. Several mail \
      addresses are one string with commas.
      """,
    pages: ["content/momentum/4/config/ref-gateway.md"], remedy: .suggested,
    examples: [
      .reports(#"gateway = ⟦( "relay.example" )⟧"#),
      .reports("use_ipv6 = ⟦( true false )⟧"),
      .reports(#"bounce_suppress_list = ⟦( "a@mill.example" "b@mill.example" )⟧"#),
      .accepts(#"gateway = "relay.example""#),
    ])

  static let interest = SettingInterest.misshapen

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let row = findings.row(for: setting), row.type.form == .scalar, setting.form == .list
    else { return }
    findings.report(
      self, at: setting.valueSpan, in: setting.scope, "`\(row.keyword)` takes a single value",
      detail: advice(setting, row),
      fix: fix(setting), page: row.page)
  }

  private static func advice(_ setting: Setting, _ row: OptionRow) -> String {
    if row.type == .emailList { return "write all addresses in one string, with commas" }
    switch setting.rawItems.count {
    case 0: return "write the value instead of the parentheses, or remove the option"
    case 1: return "remove the parentheses"
    default: return "write one of the values, without parentheses"
    }
  }

  /// A fix that removes the parentheses of the only item; nil when comments would be removed with them.
  private static func fix(_ setting: Setting) -> Fix? {
    let items = setting.rawItems
    guard items.count == 1 else { return nil }
    let (value, item) = (setting.valueSpan, items[0].span.range)
    let front = ByteRange(value.range.lowerBound, item.lowerBound)
    let back = ByteRange(item.upperBound, value.range.upperBound)
    let bytes = setting.tree.source.bytes
    let around = bytes[front.indices].dropFirst() + bytes[back.indices].dropLast()
    guard around.allSatisfy({ ByteClass.isWhiteSpace($0) || $0 == UInt8(ascii: ",") }) else {
      return nil
    }
    return .suggestion(
      Edit(replace: SourceSpan(value.file, front), with: ""),
      Edit(replace: SourceSpan(value.file, back), with: ""))
  }
}
