/// Finds a set of names whose routes represent all routes of two configurations.
struct DomainSurvey {
  private let distinction: DomainDistinction
  private let patterns: NumberedPatterns
  /// The regular expressions that match names that DNS can know.
  private var matchedByNames: Set<Int> = []
  /// The languages of the expressions and of the suffixes on lists.
  private var readable: [PatternAutomaton] = []
  /// The languages of the expressions, by number.
  private var automata: [Int: PatternAutomaton] = [:]
  /// Names that are written somewhere, by the expressions that match them.
  private var written: [[Int]: [String]] = [:]
  private(set) var classes = DomainClasses()
  /// Whether names or addresses that match several regular expressions at once may have been missed.
  private(set) var mayMissOverlaps = false
  /// The regular expressions for which no name was made up: they could not be analysed, or match none of the names
  /// that were tried.
  private(set) var unread: Set<Int> = []
  /// The regular expressions that could not be matched with one of the names, so that its class is not certain.
  private(set) var failures: NumberedPatterns.Failures = [:]

  init(_ old: RouteSide, _ new: RouteSide, _ patterns: NumberedPatterns, hosts: Set<String>) {
    distinction = DomainDistinction(old, new, patterns, hosts: hosts)
    self.patterns = patterns
  }

  /// The criteria that distinguish `name` from others.
  func key(of name: DomainName) -> DomainKey {
    var failures: NumberedPatterns.Failures = [:]
    return distinction.key(of: name, &failures)
  }

  /// The criteria for `name`, which is one of the names to ask for.
  private mutating func classify(_ name: DomainName) -> DomainKey {
    distinction.key(of: name, &failures)
  }

  /// The list items that begin with a star, sorted.
  var globs: [String] { Set(distinction.listItems.filter { $0.hasPrefix("*") }).sorted() }

  // MARK: Names to ask for

  /// Takes the names that were asked for, and no others.
  mutating func take(_ names: [DomainName]) {
    for name in names {
      let key = classify(name)
      classes.add(name, key)
    }
  }

  /// Takes every name that is written somewhere, those of `mentioned` included, and examples of those that are not,
  /// including addresses.
  mutating func takeAll(_ mentioned: [String]) {
    takeNames(mentioned)
    addAddresses()
  }

  /// Takes the names that routes depend on, those of `mentioned`, and examples of other names, but not of addresses.
  mutating func takeNames(_ mentioned: [String] = []) {
    for name in distinction.names { add(name) }
    for name in mentioned where classes.position(of: name) == nil { add(name) }
    for alike in classes.classes {
      written[alike.key.patterns, default: []] += alike.names.map(\.text)
    }
    addUnnamed(["elsewhere.example", "elsewhere.test", "elsewhere.invalid", "e1.elsewhere.example"])
    readPatterns()
    addExamples(readable)
    checkExamples()
  }

  private mutating func add(_ text: String) {
    guard let name = DomainSurvey.recipient(text) else { return }
    let key = classify(name)
    classes.add(name, key)
  }

  /// The domain `text` if it can be a recipient.
  private static func recipient(_ text: String) -> DomainName? {
    let name = DomainName(text)
    let query = try? RouteQuery(name.kind == .name ? text : "<\(text)>")
    return query?.domain == name ? name : nil
  }

  /// Adds the first of `names` that is equivalent to no name that is written.
  private mutating func addUnnamed(_ names: [String]) {
    for text in names {
      let name = DomainName(text)
      let key = classify(name)
      guard key.isUnremarkable, key.patterns.isEmpty, !isWritten(name) else { continue }
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
        automata[number] = automaton
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

  /// Adds a text for each combination of `automata`, which are regular expressions and suffixes, that some text
  /// matches: a name, or a word of `language`.
  ///
  /// A text that is written somewhere is no example of those that are not; it is excluded, together with the
  /// written texts that match the same expressions, and another one is searched for.
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

  /// Adds the name or address `text`; false when it is written somewhere, and so is no example of others.
  ///
  /// Names that begin with `#` are made by modules and are not recipients. They are compared where they are
  /// written, and otherwise only when an expression matches nothing but them.
  private mutating func addExample(_ text: String) -> Bool {
    let name = DomainName(text)
    let key = classify(name)
    if name.kind == .name { matchedByNames.formUnion(key.patterns) }
    guard !isWritten(name) else { return name.kind == .synthetic }
    if name.kind == .synthetic, matchedByNames.isSuperset(of: key.patterns) { return true }
    classes.add(name, key, isUnnamed: true)
    return true
  }

  /// Counts the expressions as unread that match none of the names, although names were made up for them.
  private mutating func checkExamples() {
    let matched = classes.classes.reduce(into: Set<Int>()) { $0.formUnion($1.key.patterns) }
    for (number, automaton) in automata where !matched.contains(number) {
      let examples = PatternExamples([automaton])
      // One of the names matches nothing; for expressions such as `/[A-Z]/` there is no other.
      let names = examples.names.filter { !$0.hasPrefix("#") }
      if !examples.isComplete || names.count > 1 { unread.insert(number) }
    }
  }

  /// Whether `name` is written somewhere, also in a stanza that sets nothing.
  private func isWritten(_ name: DomainName) -> Bool {
    distinction.isNamed(name.text) || classes.position(of: name.text) != nil
  }

  /// Adds examples for each expression alone, when all together are too many.
  private mutating func addSingleExamples(
    _ automata: [PatternAutomaton], within language: PatternAutomaton?
  ) {
    guard automata.count > 1 else { return }
    for automaton in automata { addExamples([automaton], within: language) }
  }

  // MARK: Addresses

  /// Adds an address for each combination of blocks and regular expressions.
  private mutating func addAddresses() {
    let usual = ["203.0.113.77", "198.51.100.77", "2001:db8:77::77", "2001:db8:78::77"]
    let families = [CIDRBlock.everyIPv4, .everyIPv6]
    let others = AddressExamples.examples(families + distinction.blocks) {
      isWritten(DomainName($0.description))
    }
    for text in usual + others.map(\.description) { _ = addExample(text) }
    for family in families {
      let language = family.language
      let letters = language.letters
      let distinguishing = readable.filter { $0.canMatch(textsOf: letters) }
      let own = Set(distinction.blocks.filter { $0.address.isIPv6 == family.address.isIPv6 })
      // Where all addresses match the same expressions, the examples of each block are enough.
      guard !distinguishing.isEmpty,
        own.isEmpty || DomainSurvey.distinguish(distinguishing, within: language)
      else { continue }
      let isTooMany = own.count > DomainDistinction.maximumBlocks
      if isTooMany { mayMissOverlaps = true }
      addExamples(distinguishing + (isTooMany ? [] : own.map(\.automaton)), within: language)
    }
  }

  private static func distinguish(
    _ automata: [PatternAutomaton], within language: PatternAutomaton
  ) -> Bool {
    let examples = PatternExamples(automata, within: language)
    return !examples.isComplete || examples.names.count > 1
  }
}
