/// An automaton that is in one place at a time, for going through the texts that it takes from their first
/// letter to their last.
///
/// A place is a set of states of the automaton it is made from; it is made when somebody gets there.
struct DeterministicAutomaton {
  private let automaton: PatternAutomaton
  private var places: [[Int]] = []
  private var numbers: [[Int]: Int] = [:]
  /// Where letters lead from each place; nil behind a letter that no text goes on with.
  private var moves: [[UInt8: Int?]] = []
  /// Whether a text may end at each place.
  private var ends: [Bool] = []

  /// The place of the empty text.
  static let start = 0

  /// Goes through the texts that `automaton` takes whole.
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

  /// Where `letter` leads from `place`; nil when no text goes on like that.
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
