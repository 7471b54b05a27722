/// `invalid-range-pair`
enum InvalidRangePair: SettingRule {
  static let description = RuleDescription(
    id: "invalid-range-pair", group: .correctness, severity: .error,
    summary: "a range that is not two numbers, the lower one first",
    rationale: """
      Adaptive delivery varies an option between the two numbers of its list. That the lower one \
      comes first is what the page shows.
      """,
    evidence: .sample, pages: ["content/momentum/4/modules/4-adaptive.md"],
    examples: [
      .reports("adaptive_retry_interval = ⟦( 600 )⟧"),
      .reports("adaptive_retry_interval = ( 600 ⟦soon⟧ )"),
      .reports("adaptive_retry_interval = ⟦( 1200 600 )⟧"),
      .accepts("adaptive_retry_interval = ( 600 1200 )"),
      .accepts(#"adaptive_outbound_throttle_messages = ( "1/60" "10" )"#),
    ])

  static let interest = SettingInterest.types([.rangePair])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !isRange(setting), let row = findings.row(for: setting), setting.form == .list else {
      return
    }
    let items = setting.rawItems
    guard items.allSatisfy({ !$0.isReportedElsewhere }),
      !setting.tree.hasErrors(in: setting.valueSpan.range)
    else { return }
    if let odd = items.first(where: { !isNumber($0.bytes) }) {
      report("\(odd.shown) is not a number", at: odd.innerSpan, of: setting, row, &findings)
    } else if items.count != 2 {
      let count = items.count.counting("number")
      report("the range has \(count)", at: setting.valueSpan, of: setting, row, &findings)
    } else if let low = items[0].integer, let high = items[1].integer, low > high, high >= 0 {
      report("\(low) is above \(high)", at: setting.valueSpan, of: setting, row, &findings)
    }
  }

  /// Whether it is two numbers of which the second is not below the first; most are, and need no array of items.
  private static func isRange(_ setting: Setting) -> Bool {
    guard case .list(let list) = setting.syntax.value else { return false }
    let tree = setting.tree
    var previous: Int?
    var count = 0
    for token in list {
      guard let number = RawScalar(token, of: tree, in: setting.fileID).integer,
        previous.map({ $0 <= number }) ?? true
      else { return false }
      previous = number
      count += 1
    }
    return count == 2
  }

  /// A number, or a throttle.
  private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    var digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes
    let number = digits.prefix(while: \.isDigit)
    digits.removeFirst(number.count)
    guard !number.isEmpty, !digits.isEmpty else { return !number.isEmpty }
    let period = digits.dropFirst()
    return digits.first == UInt8(ascii: "/") && !period.isEmpty
      && period.allSatisfy(\.isDigit)
  }

  private static func report(
    _ message: String, at span: SourceSpan, of setting: Setting, _ row: OptionRow,
    _ findings: inout Findings
  ) {
    findings.report(
      self, at: span, in: setting.scope, message,
      detail: "`\(row.keyword)` takes two numbers, `( low high )`", page: row.page)
  }
}
