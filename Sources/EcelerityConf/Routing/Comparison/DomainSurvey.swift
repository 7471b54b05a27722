/// Finds the names whose routes have to be asked for to know all routes of two configurations.
struct DomainSurvey {
  private let distinction: DomainDistinction
  private let patterns: NumberedPatterns
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
    distinction = DomainDistinction(old, new, patterns, hosts: hosts)
    self.patterns = patterns
  }

  /// What tells `name` from others.
  func key(of name: DomainName) -> DomainKey { distinction.key(of: name) }

  /// The items that begin with a star, of the lists of domains, in order.
  var globs: [String] { Set(distinction.listItems.filter { $0.hasPrefix("*") }).sorted() }

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
    for name in distinction.names { add(name) }
    for alike in classes.classes {
      written[alike.key.patterns, default: []] += alike.names.map(\.text)
    }
    addUnnamed(["elsewhere.example", "elsewhere.test", "elsewhere.invalid", "e1.elsewhere.example"])
    readPatterns()
    addExamples(readable)
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

  /// Adds the first of `names` that is like nothing that is written.
  private mutating func addUnnamed(_ names: [String]) {
    for text in names {
      let name = DomainName(text)
      let key = key(of: name)
      guard key.isUnremarkable, key.patterns.isEmpty, !distinction.isNamed(text) else { continue }
      return classes.add(name, key, isUnnamed: true)
    }
  }

  // MARK: Regular expressions

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
    for glob in globs {
      let end = DomainName(String(glob.dropFirst())).text
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

  // MARK: Examples

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
    guard !distinction.isNamed(name.text) else { return name.kind == .synthetic }
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

  // MARK: Addresses

  /// Adds an address for each combination of blocks, and of blocks and regular expressions.
  private mutating func addAddresses() {
    let usual = ["203.0.113.77", "198.51.100.77", "2001:db8:77::77", "2001:db8:78::77"]
    let families = [CIDRBlock.everyIPv4, .everyIPv6]
    let others = AddressExamples.examples(families + distinction.blocks) {
      distinction.isNamed($0.description)
    }
    for text in usual + others.map(\.description) { _ = addExample(text) }
    for family in families {
      let language = family.language
      let letters = language.letters
      let telling = readable.filter { $0.canMatch(textsOf: letters) }
      let own = Set(distinction.blocks.filter { $0.address.isIPv6 == family.address.isIPv6 })
      // Where all match the same, the addresses in each block that are there already will do.
      guard !telling.isEmpty, own.isEmpty || DomainSurvey.tellApart(telling, within: language)
      else { continue }
      let isTooMany = own.count > DomainDistinction.maximumBlocks
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
}
