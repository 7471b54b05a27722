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

  private var expressions: FollowedPatterns
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
    /// How far the expressions have come.
    var progress = FollowedPatterns.Progress()
    /// Whether a label has just begun.
    var isAtLabel = true
    /// Whether there are only digits and dots so far, as in no name.
    var isNumeric = true
    /// Whether it begins with `#`, which a name that DNS knows does not.
    var isSynthetic = false
    /// The place in the language.
    var language = DeterministicAutomaton.start
  }

  /// The examples for `patterns`, all of which are read: names, or texts that `language` takes whole. None
  /// is one of `texts`.
  init(
    _ patterns: [PatternAutomaton], within language: PatternAutomaton? = nil,
    without texts: some Collection<String> = []
  ) {
    excluded = UInt32(patterns.count)
    let automata = patterns + (texts.isEmpty ? [] : [PatternAutomaton(exactly: texts)])
    letters = PatternExamples.letters(
      of: automata + [language].compactMap(\.self), within: language)
    expressions = FollowedPatterns(automata, letters: letters)
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
      for letter in letters.indices {
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

  /// Goes on from `index` by the letter at `number`.
  private mutating func step(from index: Int, _ number: Int) {
    let letter = letters[number]
    let isDot = letter == UInt8(ascii: ".")
    guard var key = next(index, letter) else { return }
    key.progress =
      index == 0
      ? expressions.begin(number) : expressions.step(places[index].key.progress, number)
    guard known[key] == nil else { return }
    known[key] = places.count
    let place = places[index]
    places.append(
      Place(
        key: key, parent: index, letter: letter, length: place.length + 1,
        labelLength: isDot ? 0 : place.labelLength + 1))
  }

  /// What is known of a text behind `letter` but for the expressions; nil when it would be none that is
  /// looked for.
  private mutating func next(_ index: Int, _ letter: UInt8) -> Key? {
    let place = places[index]
    if language != nil {
      return language?.step(place.key.language, letter).map { Key(language: $0) }
    }
    let isDot = letter == UInt8(ascii: ".")
    let isSharp = letter == UInt8(ascii: "#")
    guard place.length < Self.maximumLength, !isSharp || place.length == 0,
      !(isDot && place.key.isAtLabel),
      isDot || place.labelLength < Self.maximumLabel
    else { return nil }
    return Key(
      isAtLabel: isDot || isSharp, isNumeric: place.key.isNumeric && (isDot || letter.isDigit),
      isSynthetic: place.key.isSynthetic || isSharp)
  }

  // MARK: Names

  /// Keeps the name that leads to `index` if nothing else matches the same expressions.
  private mutating func record(_ index: Int) {
    let place = places[index]
    guard place.length > 0, isText(place.key) else { return }
    let matched = expressions.matched(atEndOf: place.key.progress)
    let kind = matched + (place.key.isSynthetic ? [.max] : [])
    guard !matched.contains(excluded), found.insert(kind).inserted else { return }
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
