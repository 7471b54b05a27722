/// Finds the names whose routes have to be asked for to know all routes of two configurations.
struct DomainSurvey {
  private let old: RouteSide
  private let new: RouteSide
  private let patterns: PatternNumbers
  /// Names that are unlike all others because something leads to them.
  private let hosts: Set<String>
  /// Names with stanzas that count, anywhere.
  private let remarkable: Set<String>
  /// Names that stand on lists: none of them is an example of names that are written nowhere.
  private let listed: Set<String>
  /// The domains that each side takes mail for.
  private let relayed: [[LeftGlobList]]
  private let blocks: [CIDRBlock]
  /// With more blocks than that, each address is unlike all others.
  private static let maximumBlocks = 256
  /// The regular expressions that match names that DNS may know.
  private var matchedByNames: Set<Int> = []
  private(set) var classes = DomainClasses()
  /// Whether names that match several regular expressions at a time may have been missed.
  private(set) var mayMissOverlaps = false
  /// The regular expressions that were not read, so that no name was made for them.
  private(set) var unread: Set<Int> = []

  init(_ old: RouteSide, _ new: RouteSide, _ patterns: PatternNumbers, hosts: Set<String>) {
    (self.old, self.new) = (old, new)
    self.patterns = patterns
    self.hosts = hosts
    var remarkable: Set<String> = []
    for side in [old, new] {
      remarkable.formUnion(side.global.names.keys)
      for container in side.others { remarkable.formUnion(container.names.keys) }
    }
    self.remarkable = remarkable
    listed = Set(
      DomainSurvey.listItems([old, new]).filter { !$0.hasPrefix("*") }.map { DomainName($0).text })
    relayed = [old, new].map(\.evaluator.relayedDomains.tables)
    blocks = DomainSurvey.blocks(old) + DomainSurvey.blocks(new)
  }

  // MARK: What tells names apart

  func key(of name: DomainName) -> DomainKey {
    let hasManyBlocks = blocks.count > Self.maximumBlocks
    let isOwn = hosts.contains(name.text) || name.address != nil && hasManyBlocks
    return DomainKey(
      old: old.global.names[name.text] ?? 0, new: new.global.names[name.text] ?? 0,
      patterns: patterns.entries.isEmpty ? [] : patterns.matching(name.text),
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

  private mutating func add(_ text: String) {
    guard let name = DomainSurvey.recipient(text) else { return }
    classes.add(name, key(of: name))
  }

  /// The domain `text` if mail can be for it.
  private static func recipient(_ text: String) -> DomainName? {
    let name = DomainName(text)
    let query = try? RouteQuery(name.kind == .name ? text : "<\(text)>")
    return query?.domain == name ? name : nil
  }

  // MARK: Names to ask for

  /// The names that were asked for, and no others.
  mutating func take(_ names: [DomainName]) {
    for name in names { classes.add(name, key(of: name)) }
  }

  /// Every name that is written somewhere, and examples of those that are not.
  mutating func takeAll() {
    for name in old.mentioned { add(name) }
    for name in new.mentioned { add(name) }
    for name in remarkable.sorted() { add(name) }
    for name in hosts.sorted() { add(name) }
    for item in listItems where !item.hasPrefix("*") { add(item) }
    addUnnamed(["elsewhere.example", "elsewhere.test", "elsewhere.invalid", "e1.elsewhere.example"])
    addExamplesOfPatterns()
    addAddresses()
  }

  /// Adds the first of `names` that is like nothing that is written.
  private mutating func addUnnamed(_ names: [String]) {
    for text in names {
      let name = DomainName(text)
      let key = key(of: name)
      guard key.isUnremarkable, key.patterns.isEmpty, !remarkable.contains(text),
        !listed.contains(text)
      else { continue }
      return classes.add(name, key, isUnnamed: true)
    }
  }

  // MARK: Regular expressions

  /// Adds a name for each combination of regular expressions and of ends of names that occurs. What is
  /// written anyway is no example of what is not; the next best is looked for then.
  private mutating func addExamplesOfPatterns() {
    let readable = readablePatterns()
    guard !readable.isEmpty else { return }
    var taken: [PatternAutomaton] = []
    for _ in 0..<6 {
      let examples = PatternExamples(readable + taken)
      mayMissOverlaps = !examples.isComplete
      var again: [PatternAutomaton] = []
      let names = examples.names.filter { !$0.hasPrefix("#") }
      for text in names + examples.names.filter({ $0.hasPrefix("#") }) where !addExample(text) {
        if let own = DomainSurvey.automaton(exactly: text) { again.append(own) }
      }
      if !examples.isComplete { addSingleExamples(readable) }
      let known = taken.count
      taken += again.filter { _ in taken.count < 64 }
      if taken.count == known { return }
    }
  }

  /// Whether the name `text` is like names that are written nowhere.
  ///
  /// Names that begin with `#` are made by modules and are no recipients, so that they are compared
  /// where they are written, and else only when an expression is for nothing but them.
  private mutating func addExample(_ text: String) -> Bool {
    let name = DomainName(text)
    let key = key(of: name)
    guard key.isUnremarkable, !remarkable.contains(name.text), !listed.contains(name.text) else {
      return name.kind != .name
    }
    if name.kind == .synthetic, matchedByNames.isSuperset(of: key.patterns) { return true }
    if name.kind == .name { matchedByNames.formUnion(key.patterns) }
    classes.add(name, key, isUnnamed: true)
    return true
  }

  /// One example for each expression on its own, when all together are too many.
  private mutating func addSingleExamples(_ readable: [PatternAutomaton]) {
    for automaton in readable {
      for text in PatternExamples([automaton]).names { _ = addExample(text) }
    }
  }

  private mutating func readablePatterns() -> [PatternAutomaton] {
    var found: [PatternAutomaton] = []
    for (number, entry) in patterns.entries.enumerated() {
      guard case .success = entry.compiled else { continue }
      let syntax = PatternSyntax(Array(entry.text.utf8))
      if let automaton = syntax.flatMap(PatternAutomaton.init) {
        found.append(automaton)
      } else {
        unread.insert(number)
      }
    }
    for item in Set(listItems.filter { $0.hasPrefix("*") }).sorted() {
      let end = DomainName(String(item.dropFirst())).text
      if let automaton = DomainSurvey.automaton(endingWith: end) { found.append(automaton) }
    }
    return found
  }

  private static func automaton(exactly text: String) -> PatternAutomaton? {
    PatternSyntax(Array("^\(quoted(text))$".utf8)).flatMap(PatternAutomaton.init)
  }

  private static func automaton(endingWith text: String) -> PatternAutomaton? {
    PatternSyntax(Array("\(quoted(text))$".utf8)).flatMap(PatternAutomaton.init)
  }

  /// `text` as an expression that matches nothing else.
  private static func quoted(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      return isWord || scalar.value >= 0x80 ? String(scalar) : "\\" + String(scalar)
    }.joined()
  }

  // MARK: Lists

  /// The items of the lists of domains of both configurations.
  var listItems: [String] { DomainSurvey.listItems([old, new]) }

  private static func listItems(_ sides: [RouteSide]) -> [String] {
    sides.flatMap { side in
      let global = side.configuration.global
      var items: [String] = []
      for option in [Keyword.relayDomains, .bounceDomains] {
        items += global.setting(option)?.value.items.map(\.text) ?? []
      }
      for module in global.children
      where module.keyword == .pipeTransport || module.keyword == .maildir {
        for setting in module.settings
        where setting.keyword == .domain || setting.keyword == .domains {
          items += setting.value.items.map(\.text)
        }
      }
      return items
    }
  }

  // MARK: Addresses

  private mutating func addAddresses() {
    let others = ["203.0.113.77", "198.51.100.77", "2001:db8:77::77", "2001:db8:78::77"]
    for text in others + AddressExamples.examples(blocks).map(\.description) {
      let name = DomainName(text)
      let key = key(of: name)
      if key.isUnremarkable, !remarkable.contains(name.text) {
        classes.add(name, key, isUnnamed: true)
      } else {
        add(text)
      }
    }
  }

  private static func blocks(_ side: RouteSide) -> [CIDRBlock] {
    let global = side.configuration.global
    return [Keyword.skipHosts, .prohibitedHosts].flatMap { option in
      global.setting(option)?.value.items.compactMap { CIDRBlock($0.text) } ?? []
    }
  }
}
