/// Sends each assignment to the rules that want to see it.
///
/// Which rules these are depends on the option, on where it stands and on the form of its value
/// alone, and is remembered for the combinations that were seen last.
struct SettingDispatch: Sendable {
  /// The rules for one combination of option, path and form.
  private struct Slot: Sendable {
    var key = UInt64.max
    var rules: [any SettingRule.Type] = []
  }

  /// At most as many combinations are remembered.
  private static let slotLimit = 4096

  private var unknown: [any SettingRule.Type] = []
  private var misplaced: [any SettingRule.Type] = []
  private var valid: [any SettingRule.Type] = []
  private var misshapen: [any SettingRule.Type] = []
  private var byType: [OptionType: [any SettingRule.Type]] = [:]
  private var byKeyword: [[any SettingRule.Type]]
  private var slots: [Slot] = []

  init(_ rules: [any SettingRule.Type]) {
    byKeyword = Array(repeating: [], count: Keyword.all.count)
    for rule in rules {
      switch rule.interest {
      case .unknown: unknown.append(rule)
      case .misplaced: misplaced.append(rule)
      case .valid: valid.append(rule)
      case .misshapen: misshapen.append(rule)
      case .types(let types):
        for type in types { byType[type, default: []].append(rule) }
      case .options(let keywords):
        for keyword in keywords { byKeyword[Int(keyword.rawValue)].append(rule) }
      }
    }
  }

  /// Makes room for what is remembered of `count` assignments: few of them need little.
  mutating func prepare(for count: Int) {
    var size = 64
    while size < min(count, SettingDispatch.slotLimit) { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
  }

  /// Lets the rules see an assignment; `prepare(for:)` has to come first.
  mutating func check(_ setting: Setting, _ findings: inout Findings) {
    let form = setting.form
    let key =
      UInt64(setting.scope.shape) << 34 | UInt64(setting.nameID) << 2 | UInt64(form.rawValue)
    let hash = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 52)
    let index = hash & (slots.count - 1)
    if slots[index].key != key {
      slots[index] = Slot(key: key, rules: rules(for: setting, form, &findings))
    }
    // By index: an iterator would hold on to the list and let it go again for each assignment.
    for rule in slots[index].rules.indices { slots[index].rules[rule].check(setting, &findings) }
  }

  private func rules(
    for setting: Setting, _ form: ValueForm, _ findings: inout Findings
  ) -> [any SettingRule.Type] {
    guard let keyword = setting.keyword else { return unknown }
    let named = byKeyword[Int(keyword.rawValue)]
    if let row = findings.row(for: setting) {
      let fits = (row.type.form ?? form) == form
      return (named + valid + (fits ? byType[row.type] ?? [] : misshapen))
        .filter { $0.concerns(row) }
    }
    return named + (OptionTable.isKnownOption(keyword) ? misplaced : unknown)
  }
}
