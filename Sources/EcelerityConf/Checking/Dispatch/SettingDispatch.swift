/// Passes each assignment to the rules that check it.
///
/// Which rules these are depends on the option, on its place, on the form of its value and on what is set anywhere.
/// They are cached for the most recent combinations.
struct SettingDispatch: Sendable {
  /// The rules for one combination of option, path and form.
  private struct Recipients: Sendable {
    var row: OptionRow?
    var rules: [any SettingRule.Type] = []
  }

  private typealias Cache = DirectMappedCache<Recipients>

  private static let maximumSlotBits: UInt64 = 12

  /// Whether there are no rules.
  let isEmpty: Bool
  private var unknown: [any SettingRule.Type] = []
  private var misplaced: [any SettingRule.Type] = []
  private var valid: [any SettingRule.Type] = []
  private var misshapen: [any SettingRule.Type] = []
  private var typed: [(type: OptionType, rule: any SettingRule.Type)] = []
  private var named = RulesByKeyword()
  private var cache = SettingDispatch.makeCache(for: 0)

  init(_ rules: [any SettingRule.Type]) {
    isEmpty = rules.isEmpty
    for rule in rules {
      switch rule.interest {
      case .unknown: unknown.append(rule)
      case .misplaced: misplaced.append(rule)
      case .valid: valid.append(rule)
      case .misshapen: misshapen.append(rule)
      case .types(let types): for type in types { typed.append((type, rule)) }
      case .options(let keywords): for keyword in keywords { named.insert(rule, for: keyword) }
      case .optionsWhere(let holds): named.insert(rule, where: holds)
      }
    }
  }

  /// Passes all assignments of `configuration` to their rules, in reading order.
  mutating func check(_ configuration: Configuration, _ findings: inout Findings) {
    let settings = configuration.settings
    cache = SettingDispatch.makeCache(for: settings.count)
    let scopes = configuration.scopes
    var nodes: ContiguousArray<Node> = []
    var file = noRecord
    // One for all: each would cost reference counting of the configuration.
    var setting = Setting(configuration: configuration, id: SettingID(0))
    for id in settings.indices {
      let record = settings[id]
      if record.file != file {
        file = record.file
        nodes = configuration.files[Int(file)].tree.nodes
      }
      let form = ValueForm(nodes[Int(record.node)].kind)
      let key = SettingDispatch.key(scopes[record.scope.index].shape, record.name, form)
      let index = cache.index(of: key)
      setting.id = SettingID(index: id)
      if cache.slots[index].key != key { fill(index, key: key, for: setting, form, &findings) }
      send(setting, index, &findings)
    }
  }

  /// No more than there are assignments: most files are small.
  private static func makeCache(for count: Int) -> Cache {
    Cache(for: count, maximumBits: maximumSlotBits, empty: Recipients())
  }

  @inline(__always)
  private static func key(_ shape: UInt32, _ name: NameID, _ form: ValueForm) -> UInt64 {
    UInt64(shape) << 34 | UInt64(name) << 2 | UInt64(form.rawValue)
  }

  @inline(never)
  private mutating func fill(
    _ index: Int, key: UInt64, for setting: Setting, _ form: ValueForm,
    _ findings: inout Findings
  ) {
    let row = findings.row(for: setting)
    let rules = rules(for: setting, row, form, findings)
    cache.set(index, to: Recipients(row: row, rules: rules), for: key)
  }

  @inline(__always)
  private func send(_ setting: Setting, _ index: Int, _ findings: inout Findings) {
    guard !cache.slots[index].value.rules.isEmpty else { return }
    findings.select(setting, of: cache.slots[index].value.row)
    // By index: an iterator would retain and release the list for each assignment.
    for rule in cache.slots[index].value.rules.indices {
      cache.slots[index].value.rules[rule].check(setting, &findings)
    }
  }

  private func rules(
    for setting: Setting, _ row: OptionRow?, _ form: ValueForm, _ findings: Findings
  ) -> [any SettingRule.Type] {
    guard let keyword = setting.keyword else { return unknown }
    let named = named.rules(for: keyword)
    if let row {
      let fits = (row.type.form ?? form) == form
      let typed = typed.compactMap { $0.type == row.type ? $0.rule : nil }
      return (named + valid + (fits ? typed : misshapen))
        .filter { $0.concerns(row) && $0.concerns(keyword, findings) }
    }
    return named + (OptionTable.isKnownOption(keyword) ? misplaced : unknown)
  }
}
