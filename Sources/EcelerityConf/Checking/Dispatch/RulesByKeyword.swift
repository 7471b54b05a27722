/// The rules that name options, by option.
///
/// A linked list for each keyword: an array for each would take hundreds of allocations even for a file of a few
/// lines.
struct RulesByKeyword: Sendable {
  private struct Link {
    let rule: any SettingRule.Type
    /// The number of the next link; zero at the end.
    var next: UInt16 = 0
  }

  /// The numbers, from one, of the first and the last link of each keyword; zero when it has none.
  private var first = [UInt16](repeating: 0, count: Keyword.count)
  private var last = [UInt16](repeating: 0, count: Keyword.count)
  private var links: [Link] = []
  private var selective: [(rule: any SettingRule.Type, holds: @Sendable (Keyword) -> Bool)] = []

  mutating func insert(_ rule: any SettingRule.Type, for keyword: Keyword) {
    links.append(Link(rule: rule))
    let number = UInt16(links.count)
    let index = Int(keyword.rawValue)
    if first[index] == 0 {
      first[index] = number
    } else {
      links[Int(last[index]) - 1].next = number
    }
    last[index] = number
  }

  /// Adds `rule` for the options for which `holds` returns true.
  mutating func insert(
    _ rule: any SettingRule.Type, where holds: @escaping @Sendable (Keyword) -> Bool
  ) {
    selective.append((rule, holds))
  }

  func rules(for keyword: Keyword) -> [any SettingRule.Type] {
    var rules: [any SettingRule.Type] = []
    var number = first[Int(keyword.rawValue)]
    while number != 0 {
      let link = links[Int(number) - 1]
      rules.append(link.rule)
      number = link.next
    }
    for choice in selective where choice.holds(keyword) { rules.append(choice.rule) }
    return rules
  }
}
