/// The domains that the server itself takes mail for, of whose exchangers only the best are used.
///
/// Page: content/momentum/4/config/ref-only-use-best-mx-for-relay-domains.md.
struct RelayedDomains: Sendable {
  /// The options that list them.
  static let options: [Keyword] = [.relayDomains, .bounceDomains]

  private var lists: [RelayedList]
  /// The options that list each name, when that is all that the lists say.
  private var names: [String: Keyword]?

  /// Those of the global scope; what a listener's scopes list does not count.
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

  /// The names in all lists, if there are tables of these and nothing stands for several names.
  private func namesInTables() -> [String: Keyword]? {
    guard lists.allSatisfy({ $0.tableOfNames != nil }) else { return nil }
    var names: [String: Keyword] = [:]
    for list in lists {
      for name in list.tableOfNames ?? [] where names[name] == nil { names[name] = list.option }
    }
    return names
  }

  /// The same lists, for somebody who asks for many domains.
  var tables: [LeftGlobList] { lists.map(\.made) }
}

/// One of these lists, which may be as long as a file.
///
/// A table of it takes many times as long as looking through it, so that it is made for a later question
/// only.
private struct RelayedList: Sendable {
  let option: Keyword
  private let setting: Setting
  private var table: LeftGlobList?
  private var scans = 0
  /// One explanation asks more than once.
  private var last: (domain: DomainName, isListed: Bool)?

  /// For up to this many names, scanning the list takes less time than making a table of it.
  private static let scansBeforeIndexing = 4

  init(_ option: Keyword, _ setting: Setting) {
    self.option = option
    self.setting = setting
  }

  /// What the table lists, if there is one of nothing but names.
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
      // Most items are in the form to compare, of which no text is made.
      DomainName.isPlain(item.bytes)
        ? item.inner.count == name.count && item.bytes.elementsEqual(name)
        : LeftGlobList([item.text]).contains(domain)
    }
  }
}
