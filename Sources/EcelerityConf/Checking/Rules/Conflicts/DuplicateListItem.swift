/// `duplicate-list-item`
enum DuplicateListItem: SettingRule {
  static let description = RuleDescription(
    id: "duplicate-list-item", group: .style, severity: .info,
    summary: "an item of a list that another one covers",
    rationale: """
      The same address, block or domain twice, or a block inside of another, adds nothing. Lists \
      with an item that takes something out again are not looked at.
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
    guard !isShortAndDistinct(setting), case .list(let items) = setting.value, items.count > 1,
      !items.contains(where: { $0.text.hasPrefix("!") })
    else { return }
    if findings.row(for: setting)?.type == .cidrList {
      checkBlocks(items, setting, &findings)
    } else {
      checkNames(items, setting, &findings)
    }
  }

  /// Whether a few plain names or blocks have nothing in common, which is told without a table.
  private static func isShortAndDistinct(_ setting: Setting) -> Bool {
    let items = setting.rawItems
    guard items.count <= 8 else { return false }
    let blocks = items.compactMap(\.ipv4Block).map {
      CIDRBlock(address: $0.address, length: $0.length)
    }
    if blocks.count == items.count {
      return isEachPairDistinct(blocks) { $0.contains($1) || $1.contains($0) }
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

  private static func checkBlocks(
    _ items: [Scalar], _ setting: Setting, _ findings: inout Findings
  ) {
    let blocks = AddressBlocks(items)
    for item in items {
      guard let block = CIDRBlock(item.text) else { continue }
      if let same = blocks.same(as: block), same.span != item.span {
        report(item, "stands in the list already", same, setting, &findings)
      } else if let outer = blocks.around(block, isStrict: true) {
        report(item, "lies in `\(outer.text)`", outer, setting, &findings)
      }
    }
  }

  private static func checkNames(
    _ items: [Scalar], _ setting: Setting, _ findings: inout Findings
  ) {
    var seen: [String: Scalar] = [:]
    for item in items {
      let key = LabelKey.make(item.text, of: .domain)
      guard let first = seen[key] else {
        seen[key] = item
        continue
      }
      report(item, "stands in the list already", first, setting, &findings)
    }
  }

  private static func report(
    _ item: Scalar, _ words: String, _ other: Scalar, _ setting: Setting,
    _ findings: inout Findings
  ) {
    let edit = Edit(replace: item.span.withBlanksBefore(in: findings.configuration), with: "")
    let isSeparated = setting.hasCommas
    findings.report(
      self, at: item.textSpan, in: setting.scope, "`\(item.text)` \(words)",
      detail: "leave it out",
      related: [RelatedPlace("the other item", at: other.span)],
      fix: isSeparated ? nil : .safe(edit, changing: .spelling))
  }
}

extension Setting {
  /// Whether commas stand between the items of the list.
  fileprivate var hasCommas: Bool {
    let bytes = configuration.file(fileID).tree.source.bytes
    return bytes[valueSpan.range.indices].contains(UInt8(ascii: ","))
  }
}
