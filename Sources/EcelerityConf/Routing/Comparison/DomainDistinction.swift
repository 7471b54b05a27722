/// What tells names of recipients apart in two configurations, outside of the stanzas of bindings and groups.
struct DomainDistinction {
  private let old: RouteSide
  private let new: RouteSide
  private let patterns: NumberedPatterns
  /// Names that are unlike all others because something leads to them.
  private let hosts: Set<String>
  /// Names with stanzas that count, anywhere.
  private let remarkable: Set<String>
  /// The items of the lists of domains of both configurations.
  let listItems: [String]
  /// Names that stand on lists: none of them is an example of names that are written nowhere.
  private let listed: Set<String>
  /// The domains that each side takes mail for.
  private let relayed: [[LeftGlobList]]
  /// The blocks of addresses that decide about next hops.
  let blocks: [CIDRBlock]
  /// With more blocks than that, each address is unlike all others.
  static let maximumBlocks = 256

  init(_ old: RouteSide, _ new: RouteSide, _ patterns: NumberedPatterns, hosts: Set<String>) {
    (self.old, self.new) = (old, new)
    self.patterns = patterns
    self.hosts = hosts
    var remarkable: Set<String> = []
    for side in [old, new] {
      remarkable.formUnion(side.global.names.keys)
      for container in side.others { remarkable.formUnion(container.names.keys) }
    }
    self.remarkable = remarkable
    listItems = DomainDistinction.listItems(old) + DomainDistinction.listItems(new)
    listed = Set(listItems.filter { !$0.hasPrefix("*") }.map { DomainName($0).text })
    relayed = [old, new].map(\.evaluator.relayedDomains.tables)
    blocks = DomainDistinction.blocks(old) + DomainDistinction.blocks(new)
  }

  func key(of name: DomainName) -> DomainKey {
    let hasManyBlocks = blocks.count > Self.maximumBlocks
    let isOwn = hosts.contains(name.text) || name.address != nil && hasManyBlocks
    return DomainKey(
      old: old.global.names[name.text] ?? 0, new: new.global.names[name.text] ?? 0,
      patterns: patterns.matching(name.text),
      lists: zip([old, new], relayed).flatMap { side, tables in
        [
          side.evaluator.localModules.claim(on: name) != nil,
          tables.contains { $0.contains(name) },
        ]
      }, blocks: hasManyBlocks ? [] : blocksHolding(name), kind: DomainKey.Kind(name),
      literal: isOwn ? name.text : nil)
  }

  private func blocksHolding(_ name: DomainName) -> [Int] {
    guard let address = name.address, !blocks.isEmpty else { return [] }
    let own = CIDRBlock(address: address, length: address.bitCount)
    return blocks.indices.filter { blocks[$0].contains(own) }
  }

  /// Every name that is written somewhere, some of them repeatedly: in stanzas, whether they count or not, as
  /// something that others lead to, and on lists.
  var names: [String] {
    old.mentioned + new.mentioned + remarkable.sorted() + hosts.sorted()
      + listItems.filter { !$0.hasPrefix("*") }
  }

  /// Whether a stanza that counts is for the name `text`, or something leads to it, or a list has it.
  func isNamed(_ text: String) -> Bool {
    remarkable.contains(text) || listed.contains(text) || hosts.contains(text)
  }

  private static func listItems(_ side: RouteSide) -> [String] {
    let global = side.configuration.global
    var items: [String] = []
    for option in RelayedDomains.options {
      items += global.setting(option)?.value.items.map(\.text) ?? []
    }
    for module in global.children where LocalModules.isOne(module) {
      for setting in module.settings
      where setting.isInForce && [.domain, .domains].contains(setting.keyword) {
        items += setting.value.items.map(\.text)
      }
    }
    return items
  }

  private static func blocks(_ side: RouteSide) -> [CIDRBlock] {
    let global = side.configuration.global
    return [Keyword.skipHosts, .prohibitedHosts].flatMap { option in
      global.setting(option)?.value.items.compactMap { CIDRBlock($0.text) } ?? []
    }
  }
}
