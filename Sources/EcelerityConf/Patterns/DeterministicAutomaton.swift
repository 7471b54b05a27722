/// A deterministic automaton, for enumerating the texts of another one letter by letter.
///
/// A place is a set of states of the underlying automaton; it is created on first use.
struct DeterministicAutomaton {
  private let automaton: PatternAutomaton
  private var places: [[Int]] = []
  private var numbers: [[Int]: Int] = [:]
  /// The transitions of each place by letter; nil after a letter that no text continues with.
  private var moves: [[UInt8: Int?]] = []
  /// Whether a text may end at each place.
  private var ends: [Bool] = []

  /// The place of the empty text.
  static let start = 0

  /// Creates the deterministic form of `automaton`, which must match whole texts.
  init(_ automaton: PatternAutomaton) {
    self.automaton = automaton
    _ = number(of: automaton.reach([automaton.first], isAtStart: true, isAtEnd: false))
  }

  private mutating func number(of states: [Int]) -> Int {
    if let known = numbers[states] { return known }
    numbers[states] = places.count
    places.append(states)
    moves.append([:])
    ends.append(automaton.reach(states, isAtStart: false, isAtEnd: true).contains(automaton.last))
    return places.count - 1
  }

  /// The place after `letter` from `place`; nil if no text continues like that.
  mutating func step(_ place: Int, _ letter: UInt8) -> Int? {
    if let known = moves[place][letter] { return known }
    let next = automaton.after(letter, places[place])
    let found =
      next.isEmpty ? nil : number(of: automaton.reach(next, isAtStart: false, isAtEnd: false))
    moves[place][letter] = .some(found)
    return found
  }

  /// Whether a text may end at `place`.
  func isEnd(_ place: Int) -> Bool { ends[place] }
}
