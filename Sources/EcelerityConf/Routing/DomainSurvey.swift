/// Finds the names whose routes have to be asked for to know all routes of two configurations.
struct DomainSurvey {
  private let old: RouteSide
  private let new: RouteSide
  private let patterns: NumberedPatterns
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
  /// What expressions, and what stands behind the stars of lists, match.
  private var readable: [PatternAutomaton] = []
  /// Names that are written somewhere, by the expressions that match them.
  private var written: [[Int]: [String]] = [:]
  private(set) var classes = DomainClasses()
  /// Whether names or addresses that match several regular expressions at a time may have been missed.
  private(set) var mayMissOverlaps = false
  /// The regular expressions that were not read, so that no name was made for them.
  private(set) var unread: Set<Int> = []

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

  /// Whether something is written for the name `text`, or leads to it, or a list has it.
  private func isWritten(_ text: String) -> Bool {
    remarkable.contains(text) || listed.contains(text) || hosts.contains(text)
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

  /// Every name that is written somewhere, and examples of those that are not, addresses too.
  mutating func takeAll() {
    takeNames()
    addAddresses()
  }

  /// The same without addresses but those that are written.
  mutating func takeNames() {
    for name in old.mentioned { add(name) }
    for name in new.mentioned { add(name) }
    for name in remarkable.sorted() { add(name) }
    for name in hosts.sorted() { add(name) }
    for item in listItems where !item.hasPrefix("*") { add(item) }
    for alike in classes.classes {
      written[alike.key.patterns, default: []] += alike.names.map(\.text)
    }
    addUnnamed(["elsewhere.example", "elsewhere.test", "elsewhere.invalid", "e1.elsewhere.example"])
    readPatterns()
    addExamples(readable)
  }

  /// Adds the first of `names` that is like nothing that is written.
  private mutating func addUnnamed(_ names: [String]) {
    for text in names {
      let name = DomainName(text)
      let key = key(of: name)
      guard key.isUnremarkable, key.patterns.isEmpty, !isWritten(text) else { continue }
      return classes.add(name, key, isUnnamed: true)
    }
  }

  // MARK: Regular expressions

  /// Adds a text for each combination of `automata`, of regular expressions and of ends of names, that texts
  /// match: names, or what `language` takes whole.
  ///
  /// What is written anyway is no example of what is not; then another is looked for that is none of the
  /// written ones which the same expressions match.
  private mutating func addExamples(
    _ automata: [PatternAutomaton], within language: PatternAutomaton? = nil
  ) {
    guard !automata.isEmpty else { return }
    var known: Set<String> = []
    while true {
      let examples = PatternExamples(automata, within: language, without: known)
      let names = examples.names.filter { !$0.hasPrefix("#") }
      var taken: Set<String> = []
      for text in names + examples.names.filter({ $0.hasPrefix("#") }) where !addExample(text) {
        taken.insert(text)
        taken.formUnion(written[key(of: DomainName(text)).patterns] ?? [])
      }
      guard examples.isComplete else {
        mayMissOverlaps = true
        return addSingleExamples(automata, within: language)
      }
      if taken.isSubset(of: known) { return }
      known.formUnion(taken)
    }
  }

  /// Whether the name or address `text` is like those that are written nowhere.
  ///
  /// Names that begin with `#` are made by modules and are no recipients, so that they are compared
  /// where they are written, and else only when an expression is for nothing but them.
  private mutating func addExample(_ text: String) -> Bool {
    let name = DomainName(text)
    let key = key(of: name)
    guard !isWritten(name.text) else { return name.kind == .synthetic }
    if name.kind == .synthetic, matchedByNames.isSuperset(of: key.patterns) { return true }
    if name.kind == .name { matchedByNames.formUnion(key.patterns) }
    classes.add(name, key, isUnnamed: key.isUnremarkable)
    return true
  }

  /// Examples for each expression on its own, when all together are too many.
  private mutating func addSingleExamples(
    _ automata: [PatternAutomaton], within language: PatternAutomaton?
  ) {
    guard automata.count > 1 else { return }
    for automaton in automata { addExamples([automaton], within: language) }
  }

  private mutating func readPatterns() {
    for (number, entry) in patterns.entries.enumerated() {
      guard case .success = entry.compiled else { continue }
      let syntax = PatternSyntax(Array(entry.text.utf8))
      if let automaton = syntax.flatMap(PatternAutomaton.init) {
        readable.append(automaton)
      } else {
        unread.insert(number)
      }
    }
    for item in Set(listItems.filter { $0.hasPrefix("*") }).sorted() {
      let end = DomainName(String(item.dropFirst())).text
      if let automaton = DomainSurvey.automaton(endingWith: end) { readable.append(automaton) }
    }
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
        where setting.isInForce && [.domain, .domains].contains(setting.keyword) {
          items += setting.value.items.map(\.text)
        }
      }
      return items
    }
  }

  // MARK: Addresses

  /// Adds an address for each combination of blocks, and of blocks and regular expressions.
  private mutating func addAddresses() {
    let usual = ["203.0.113.77", "198.51.100.77", "2001:db8:77::77", "2001:db8:78::77"]
    let families = [CIDRBlock.everyIPv4, .everyIPv6]
    let others = AddressExamples.examples(families + blocks) { isWritten($0.description) }
    for text in usual + others.map(\.description) { _ = addExample(text) }
    for family in families {
      let language = family.language
      let letters = language.letters
      let telling = readable.filter { $0.canMatch(textsOf: letters) }
      let own = Set(blocks.filter { $0.address.isIPv6 == family.address.isIPv6 })
      // Where all match the same, the addresses in each block that are there already will do.
      guard !telling.isEmpty, own.isEmpty || DomainSurvey.tellApart(telling, within: language)
      else { continue }
      let isTooMany = own.count > Self.maximumBlocks
      if isTooMany { mayMissOverlaps = true }
      addExamples(telling + (isTooMany ? [] : own.map(\.automaton)), within: language)
    }
  }

  private static func tellApart(
    _ automata: [PatternAutomaton], within language: PatternAutomaton
  ) -> Bool {
    let examples = PatternExamples(automata, within: language)
    return !examples.isComplete || examples.names.count > 1
  }

  private static func blocks(_ side: RouteSide) -> [CIDRBlock] {
    let global = side.configuration.global
    return [Keyword.skipHosts, .prohibitedHosts].flatMap { option in
      global.setting(option)?.value.items.compactMap { CIDRBlock($0.text) } ?? []
    }
  }
}
