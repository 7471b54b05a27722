/// `duplicate-list-item`
enum DuplicateListItem: SettingRule {
  static let description = RuleDescription(
    id: "duplicate-list-item", group: .style, severity: .info,
    summary: "a list item that another one covers",
    rationale: """
      The same address, block or domain twice, or a block inside another, adds nothing. Lists with \
      an item that excludes something are not checked.
      """,
    pages: [Page.of(.relayHosts)], remedy: .safe,
    examples: [
      .reports(#"relay_hosts = ( "192.0.2.0/24" "⟦192.0.2.7⟧" )"#),
      .reports(#"relay_domains = ( "oak.example" "⟦Oak.example⟧" )"#),
      .reports(#"relay_hosts = ( "⟦192.0.2.0/25⟧" "192.0.2.0/24" )"#),
      .accepts(#"relay_hosts = ( "192.0.2.0/25" "192.0.2.128/25" )"#),
    ])

  static let interest = SettingInterest.types([.cidrList, .domainList])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard case .list(let list) = setting.syntax.value else { return }
    let count = list.reduce(0) { count, _ in count + 1 }
    guard count > 1, let row = findings.row(for: setting),
      count > maximumShortCount || !isDistinct(setting.rawItems, row),
      !setting.rawValues.contains(where: { $0.bytes.first == UInt8(ascii: "!") })
    else { return }
    if row.type == .cidrList {
      checkBlocks(setting, &findings)
    } else {
      checkNames(setting, count, &findings)
    }
  }

  /// The most items that are compared with each other, without a table.
  private static let maximumShortCount = 16

  /// Whether a few names or blocks are certainly distinct.
  private static func isDistinct(_ items: [RawScalar], _ row: OptionRow) -> Bool {
    if row.type == .cidrList {
      return isEachPairDistinct(items.compactMap { CIDRBlock($0) }) {
        $0.contains($1) || $1.contains($0)
      }
    }
    return items.allSatisfy(\.isPlainName)
      && isEachPairDistinct(items) { $0.bytes.elementsEqual($1.bytes) }
  }

  private static func isEachPairDistinct<Item>(
    _ items: [Item], _ overlap: (Item, Item) -> Bool
  ) -> Bool {
    for (index, item) in items.enumerated() {
      for other in items[..<index] where overlap(item, other) { return false }
    }
    return true
  }

  private static func checkBlocks(_ setting: Setting, _ findings: inout Findings) {
    let items = setting.value.items
    let blocks = AddressBlocks(items)
    lazy var hasCommas = setting.hasCommas
    for item in items {
      guard let block = CIDRBlock(item.text) else { continue }
      if let same = blocks.same(as: block), same.span != item.span {
        report(
          item, as: "is already in the list", because: same, in: setting, isFixed: !hasCommas,
          &findings)
      } else if let outer = blocks.around(block, isStrict: true) {
        report(
          item, as: "is covered by `\(outer.text)`", because: outer, in: setting,
          isFixed: !hasCommas, &findings)
      }
    }
  }

  private static func checkNames(_ setting: Setting, _ count: Int, _ findings: inout Findings) {
    let candidates = ListedDomains.candidates(of: setting, count: count)
    var seen = ListedDomains(of: setting)
    lazy var hasCommas = setting.hasCommas
    for (index, item) in setting.rawValues.enumerated() where candidates[index] {
      guard let first = seen.first(like: item) else { continue }
      report(
        item.scalar, as: "is already in the list", because: first.scalar, in: setting,
        isFixed: !hasCommas, &findings)
    }
  }

  private static func report(
    _ item: Scalar, as words: String, because other: Scalar, in setting: Setting, isFixed: Bool,
    _ findings: inout Findings
  ) {
    let edit = Edit(replace: item.span.withBlanksBefore(in: findings.configuration), with: "")
    findings.report(
      self, at: item.textSpan, in: setting.scope, "`\(item.text)` \(words)",
      detail: "leave it out",
      related: [RelatedPlace("the other item", at: other.span)],
      fix: isFixed ? .safe(edit, changing: .spelling) : nil)
  }
}

extension Setting {
  /// Whether there are commas between the items of the list.
  fileprivate var hasCommas: Bool {
    let bytes = configuration.file(fileID).tree.source.bytes
    return bytes[valueSpan.range.indices].contains(UInt8(ascii: ","))
  }
}
