/// Names or addresses that tell regular expressions apart: for each combination of them that one can match,
/// the shortest.
///
/// All expressions are followed at the same time through all names, letter by letter, as far as names
/// are not alike for every one of them. That ends, as there are only so many ways for names to differ;
/// but these may be too many to go through.
struct PatternExamples {
  /// One name for each combination that was found, shortest first.
  private(set) var names: [String] = []
  /// Whether no combination was left out.
  private(set) var isComplete = true

  private let automata: [PatternAutomaton]
  /// What an expression does that has not begun to match.
  private let idle: [IdleAutomaton]
  private let letters: [UInt8]
  /// What is looked for; nil for names.
  private var language: DeterministicAutomaton?
  /// The place among the expressions of the one that matches what is not looked for.
  private let excluded: UInt32
  private var places: [Place] = [Place()]
  private var known: [Key: Int] = [:]
  private var found: Set<[UInt32]> = []

  /// How many kinds of beginnings of names are gone through.
  private static let maximumPlaces = 20_000
  /// How many letters are tried in all.
  private static let maximumSteps = 400_000
  private static let maximumLength = 253
  private static let maximumLabel = 63

  /// Where one beginning of a name leads.
  private struct Place {
    var key = Key()
    var parent = -1
    var letter: UInt8 = 0
    var length = 0
    var labelLength = 0
  }

  /// What has to be known of the beginning of a name to go on.
  private struct Key: Hashable {
    /// The states of all expressions, numbered through, behind their next free steps.
    var states: [UInt32] = []
    /// Expressions that match already.
    var matched: [UInt32] = []
    /// Whether a label has just begun.
    var isAtLabel = true
    /// Whether there are only digits and dots so far, as in no name.
    var isNumeric = true
    /// Whether it begins with `#`, which a name that DNS knows does not.
    var isSynthetic = false
    /// The place in the language.
    var language = DeterministicAutomaton.start

    mutating func insertMatch(_ number: UInt32) {
      matched.append(number)
      matched.sort()
    }
  }

  /// The examples for `patterns`, all of which are read: names, or texts that `language` takes whole. None
  /// is one of `texts`.
  init(
    _ patterns: [PatternAutomaton], within language: PatternAutomaton? = nil,
    without texts: some Collection<String> = []
  ) {
    excluded = UInt32(patterns.count)
    automata = patterns + (texts.isEmpty ? [] : [PatternAutomaton(exactly: texts)])
    letters = PatternExamples.letters(
      of: automata + [language].compactMap(\.self), within: language)
    idle = automata.map(IdleAutomaton.init)
    self.language = language.map(DeterministicAutomaton.init)
    follow()
  }

  // MARK: Letters

  /// One of each kind of letters that no expression tells apart.
  private static func letters(
    of automata: [PatternAutomaton], within language: PatternAutomaton?
  ) -> [UInt8] {
    var sets: [ByteSet] = []
    for automaton in automata {
      for step in automaton.steps.joined() {
        if case .byte(let set, _) = step, !sets.contains(set) { sets.append(set) }
      }
    }
    var seen: Set<[Bool]> = []
    let all = language?.letters.members ?? Array("abcdefghijklmnopqrstuvwxyz0123456789.-_#".utf8)
    return all.filter { letter in
      let kind = [
        letter == UInt8(ascii: "."), letter.isDigit, letter == UInt8(ascii: "#"),
      ]
      return seen.insert(kind + sets.map { $0.contains(letter) }).inserted
    }
  }

  // MARK: Following

  private mutating func follow() {
    var steps = 0
    var index = 0
    while index < places.count {
      record(index)
      for letter in letters {
        steps += 1
        guard steps <= Self.maximumSteps, places.count <= Self.maximumPlaces else {
          isComplete = false
          return
        }
        step(from: index, letter)
      }
      index += 1
    }
  }

  private mutating func step(from index: Int, _ letter: UInt8) {
    let place = places[index]
    let isDot = letter == UInt8(ascii: ".")
    guard var key = next(place, letter) else { return }
    take(letter, from: place, &key)
    let isNew = known[key] == nil
    guard isNew else { return }
    known[key] = places.count
    places.append(
      Place(
        key: key, parent: index, letter: letter, length: place.length + 1,
        labelLength: isDot ? 0 : place.labelLength + 1))
  }

  /// What is known of a text behind `letter` but for the expressions; nil when it would be none that is
  /// looked for.
  private mutating func next(_ place: Place, _ letter: UInt8) -> Key? {
    if language != nil {
      return language?.step(place.key.language, letter).map {
        Key(matched: place.key.matched, language: $0)
      }
    }
    let isDot = letter == UInt8(ascii: ".")
    let isSharp = letter == UInt8(ascii: "#")
    guard place.length < Self.maximumLength, !isSharp || place.length == 0,
      !(isDot && place.key.isAtLabel),
      isDot || place.labelLength < Self.maximumLabel
    else { return nil }
    return Key(
      matched: place.key.matched, isAtLabel: isDot || isSharp,
      isNumeric: place.key.isNumeric && (isDot || letter.isDigit),
      isSynthetic: place.key.isSynthetic || isSharp)
  }

  /// Moves each expression on by `letter`; a match may also begin here.
  private func take(_ letter: UInt8, from place: Place, _ key: inout Key) {
    var offset: UInt32 = 0
    var states = place.key.states[...]
    for (number, automaton) in automata.enumerated() {
      let count = UInt32(automaton.steps.count)
      let own = states.prefix { $0 < offset + count }
      states = states.dropFirst(own.count)
      defer { offset += count }
      if place.key.matched.contains(UInt32(number)) { continue }
      if own.isEmpty, place.length > 0, !idle[number].matchesAnywhere {
        key.states += idle[number].after[Int(letter)].map { $0 + offset }
        continue
      }
      var active = own.map { Int($0 - offset) }
      active.append(automaton.first)
      let before = automaton.reach(active, isAtStart: place.length == 0, isAtEnd: false)
      if before.contains(automaton.last) {
        key.insertMatch(UInt32(number))
        continue
      }
      key.states += automaton.after(letter, before).map { UInt32($0) + offset }
    }
  }

  // MARK: Names

  /// Keeps the name that leads to `index` if nothing else matches the same expressions.
  private mutating func record(_ index: Int) {
    let place = places[index]
    guard place.length > 0, isText(place.key) else { return }
    var matched = place.key
    var states = place.key.states[...]
    var offset: UInt32 = 0
    for (number, automaton) in automata.enumerated() {
      let count = UInt32(automaton.steps.count)
      defer { offset += count }
      if place.key.matched.contains(UInt32(number)) { continue }
      let own = states.prefix { $0 < offset + count }
      states = states.dropFirst(own.count)
      if own.isEmpty, !idle[number].matchesAtEnd { continue }
      let active = own.map { Int($0 - offset) } + [automaton.first]
      let reached = automaton.reach(active, isAtStart: false, isAtEnd: true)
      if reached.contains(automaton.last) { matched.insertMatch(UInt32(number)) }
    }
    let kind = matched.matched + (place.key.isSynthetic ? [.max] : [])
    guard !matched.matched.contains(excluded), found.insert(kind).inserted else { return }
    names.append(text(index))
  }

  /// Whether a text may end there. A name of digits is none: it would be an address.
  private func isText(_ key: Key) -> Bool {
    language?.isEnd(key.language) ?? (!key.isAtLabel && !key.isNumeric)
  }

  private func text(_ index: Int) -> String {
    var bytes: [UInt8] = []
    var index = index
    while index > 0 {
      bytes.append(places[index].letter)
      index = places[index].parent
    }
    return String(decoding: bytes.reversed(), as: UTF8.self)
  }
}

/// What an expression does in the middle of a name when no beginning of a match is under way.
private struct IdleAutomaton {
  /// The states that each byte leads to.
  let after: [[UInt32]]
  let matchesAnywhere: Bool
  let matchesAtEnd: Bool

  init(_ automaton: PatternAutomaton) {
    let reached = automaton.reach([automaton.first], isAtStart: false, isAtEnd: false)
    after = (UInt8.min...UInt8.max).map { byte in
      automaton.after(byte, reached).map { UInt32($0) }
    }
    matchesAnywhere = reached.contains(automaton.last)
    matchesAtEnd = automaton.reach([automaton.first], isAtStart: false, isAtEnd: true)
      .contains(automaton.last)
  }
}

extension PatternAutomaton {
  /// The states that `active` and free steps lead to, in ascending order.
  func reach(_ active: [Int], isAtStart: Bool, isAtEnd: Bool) -> [Int] {
    var reached = Set(active)
    var pending = active
    while let state = pending.popLast() {
      for step in steps[state] {
        let target: Int? =
          switch step {
          case .free(let to): to
          case .start(let to): isAtStart ? to : nil
          case .end(let to): isAtEnd ? to : nil
          case .byte: nil
          }
        if let target, reached.insert(target).inserted { pending.append(target) }
      }
    }
    return reached.sorted()
  }

  /// The states that `letter` leads to from `states`, in ascending order.
  fileprivate func after(_ letter: UInt8, _ states: [Int]) -> [Int] {
    var next: Set<Int> = []
    for state in states {
      for case .byte(let set, let to) in steps[state] where set.contains(letter) { next.insert(to) }
    }
    return next.sorted()
  }
}
