/// The domains that the server accepts mail for; of their exchangers only the best are used.
///
/// Page: content/momentum/4/config/ref-only-use-best-mx-for-relay-domains.md.
struct RelayedDomains: Sendable {
  /// The options that list them.
  static let options: [Keyword] = [.relayDomains, .bounceDomains]

  private var lists: [RelayedList]
  /// The option that lists each name, when all lists are indexed and contain only names.
  private var names: [String: Keyword]?

  /// Reads the global lists; those of listeners do not count.
  init(_ configuration: Configuration) {
    lists = RelayedDomains.options.compactMap { option in
      configuration.global.setting(option).map { RelayedList(option, $0) }
    }
  }

  /// The option that lists `domain`.
  mutating func option(with domain: DomainName) -> Keyword? {
    if let names { return names[domain.text] }
    defer { names = namesInTables() }
    for index in lists.indices where lists[index].contains(domain) { return lists[index].option }
    return nil
  }

  /// The names in all lists; nil unless all are indexed and contain only names.
  private func namesInTables() -> [String: Keyword]? {
    guard lists.allSatisfy({ $0.tableOfNames != nil }) else { return nil }
    var names: [String: Keyword] = [:]
    for list in lists {
      for name in list.tableOfNames ?? [] where names[name] == nil { names[name] = list.option }
    }
    return names
  }

  /// The lists with an index, for many lookups.
  var tables: [LeftGlobList] { lists.map(\.made) }
}

/// One of the lists, which may be as long as a file.
///
/// Indexing it takes many times as long as scanning it, so that it is indexed only for later lookups.
private struct RelayedList: Sendable {
  let option: Keyword
  private let setting: Setting
  private var table: LeftGlobList?
  private var scans = 0
  /// One explanation looks up the same domain repeatedly.
  private var last: (domain: DomainName, isListed: Bool)?

  /// For up to this many names, scanning the list takes less time than making a table of it.
  private static let scansBeforeIndexing = 4

  init(_ option: Keyword, _ setting: Setting) {
    self.option = option
    self.setting = setting
  }

  /// The names in the index; nil when there is no index, or it contains globs.
  var tableOfNames: Set<String>? { table?.onlyNames }

  var made: LeftGlobList { table ?? LeftGlobList(setting.value.items.lazy.map(\.text)) }

  mutating func contains(_ domain: DomainName) -> Bool {
    if let table { return table.contains(domain) }
    if let last, last.domain == domain { return last.isListed }
    guard scans < RelayedList.scansBeforeIndexing, setting.form == .list else {
      let made = made
      table = made
      return made.contains(domain)
    }
    scans += 1
    let isListed = isFound(domain)
    last = (domain, isListed)
    return isListed
  }

  private func isFound(_ domain: DomainName) -> Bool {
    let name = Array(domain.text.utf8)
    return setting.rawValues.contains { item in
      // Most items are in normal form and need no string.
      DomainName.isPlain(item.bytes)
        ? item.inner.count == name.count && item.bytes.elementsEqual(name)
        : LeftGlobList([item.text]).contains(domain)
    }
  }
}
