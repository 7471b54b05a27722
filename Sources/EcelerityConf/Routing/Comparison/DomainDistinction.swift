/// The criteria by which two configurations distinguish recipient domains, apart from stanzas in bindings and
/// groups.
struct DomainDistinction {
  private let old: RouteSide
  private let new: RouteSide
  private let patterns: NumberedPatterns
  /// Names that are in a class of their own because something leads to them.
  private let hosts: Set<String>
  /// Names with effective stanzas, anywhere.
  private let remarkable: Set<String>
  /// The items of the domain lists of both configurations.
  let listItems: [String]
  /// Names on lists: none of them is an example of names that are written nowhere.
  private let listed: Set<String>
  /// The domains that each side accepts mail for.
  private let relayed: [[LeftGlobList]]
  /// The address blocks that decide about next hops.
  let blocks: [CIDRBlock]
  /// With more blocks, each address is in a class of its own.
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

  /// The criteria for `name`; expressions that cannot be matched with it are added to `failures`.
  func key(of name: DomainName, _ failures: inout NumberedPatterns.Failures) -> DomainKey {
    let hasManyBlocks = blocks.count > Self.maximumBlocks
    let isOwn = hosts.contains(name.text) || name.address != nil && hasManyBlocks
    return DomainKey(
      old: old.global.names[name.text] ?? 0, new: new.global.names[name.text] ?? 0,
      patterns: patterns.matching(name.text, &failures),
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

  /// The names that routes depend on, possibly repeatedly: those of stanzas for domains, whether effective or not,
  /// targets, and those on lists.
  var names: [String] {
    old.mentioned + new.mentioned + remarkable.sorted() + hosts.sorted()
      + listItems.filter { !$0.hasPrefix("*") }
  }

  /// Whether the name `text` has an effective stanza, is a target, or is on a list.
  func isNamed(_ text: String) -> Bool {
    remarkable.contains(text) || listed.contains(text) || hosts.contains(text)
  }

  private static func listItems(_ side: RouteSide) -> [String] {
    let global = side.configuration.global
    var items: [String] = []
    for option in RelayedDomains.options {
      items += global.setting(option)?.value.items.map(\.text) ?? []
    }
    for module in global.children where LocalModules.canTakeMail(module) {
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
