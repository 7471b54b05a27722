/// Names or addresses that distinguish regular expressions: for each combination of expressions
/// that one can match, the shortest.
///
/// All expressions are simulated concurrently on all names, letter by letter; names that are
/// equivalent for every expression are merged. This terminates, as the number of ways for names to
/// differ is finite, but it may be too large.
struct PatternExamples {
  /// One name for each combination found, shortest first.
  private(set) var names: [String] = []
  /// Whether all combinations were found.
  private(set) var isComplete = true

  private var expressions: FollowedPatterns
  private let letters: [UInt8]
  /// The automaton of the texts searched; nil for names.
  private var language: DeterministicAutomaton?
  /// The index of the expression that matches the excluded texts.
  private let excluded: UInt32
  private var places: [Place] = [Place()]
  private var known: [Key: Int] = [:]
  private var found: Set<[UInt32]> = []

  /// The maximum number of places.
  private static let maximumPlaces = 20_000
  /// The maximum number of steps in total.
  private static let maximumSteps = 400_000
  private static let maximumLength = 253
  private static let maximumLabel = 63

  /// A prefix of a name.
  private struct Place {
    var key = Key()
    var parent = -1
    var letter: UInt8 = 0
    var length = 0
    var labelLength = 0
  }

  /// The properties of a prefix that determine how it can continue.
  private struct Key: Hashable {
    /// The progress of the expressions.
    var progress = FollowedPatterns.Progress()
    /// Whether a label has just begun.
    var isAtLabel = true
    /// Whether there are only digits and dots so far, as in no name.
    var isNumeric = true
    /// Whether it begins with `#`, unlike a name in DNS.
    var isSynthetic = false
    /// The place in the automaton of the language.
    var language = DeterministicAutomaton.start
  }

  /// Finds examples for `patterns`: names, or texts that `language` matches as a whole. None of
  /// `texts` is among them.
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

  /// One representative of each class of letters that no expression distinguishes.
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

  /// Extends the prefix at `index` by the letter at `number`.
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

  /// The key after `letter`, except for the progress of the expressions; nil if the text would not
  /// be one of those searched.
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

  /// Records the name at `index` if no other matches the same expressions.
  private mutating func record(_ index: Int) {
    let place = places[index]
    guard place.length > 0, isText(place.key) else { return }
    let matched = expressions.matched(atEndOf: place.key.progress)
    let kind = matched + (place.key.isSynthetic ? [.max] : [])
    guard !matched.contains(excluded), found.insert(kind).inserted else { return }
    names.append(text(index))
  }

  /// Whether a text may end here. A name of digits is excluded, as it would be an address.
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
