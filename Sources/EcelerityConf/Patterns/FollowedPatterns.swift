/// Regular expressions that are simulated on a text concurrently, letter by letter.
///
/// The progress of an expression is a place: the set of its active states, created and numbered on
/// first use, as are the transitions. An expression without a partial match has no place, so a
/// letter costs time for the partial matches and not for all expressions.
struct FollowedPatterns {
  /// The progress of all expressions in a text.
  struct Progress: Hashable {
    /// The places of the expressions with a partial match, in the order of the expressions.
    fileprivate(set) var places: [UInt32] = []
    /// The expressions that match already, in ascending order.
    fileprivate(set) var matched: [UInt32] = []
    /// A hash of the places, so that comparing two values seldom requires comparing all places.
    private var fingerprint: UInt64 = 0

    /// Creates a value without partial matches.
    fileprivate init(matched: [UInt32]) { self.matched = matched }

    /// Creates a value without any matches.
    init() {}

    fileprivate mutating func append(_ place: UInt32) {
      places.append(place)
      fingerprint = (fingerprint ^ UInt64(place)) &* FibonacciHash.multiplier
      fingerprint ^= fingerprint >> 32
    }

    static func == (one: Progress, other: Progress) -> Bool {
      one.fingerprint == other.fingerprint && one.places == other.places
        && one.matched == other.matched
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(fingerprint)
      hasher.combine(matched)
    }
  }

  private let automata: [PatternAutomaton]
  private let letters: [UInt8]
  /// The expression of each place.
  private var owners: [UInt32] = []
  private var places: [Place] = []
  private var numbers: [States: UInt32] = [:]
  /// The transitions by place and letter: another place, `none`, or `unknown` if not computed yet.
  private var moves: [UInt32] = []
  /// The places after each letter without partial matches, in the order of the expressions.
  private var beginnings: [[UInt32]] = []
  /// The expressions that match at the end of a text without partial matches.
  private var matchingAtEnd: [UInt32] = []

  private static let none = UInt32.max
  private static let unknown = UInt32.max - 1

  /// The states of an expression after a letter, before free steps.
  private struct States: Hashable {
    let owner: UInt32
    let states: [Int]
  }

  private struct Place {
    /// The states reachable from these by free steps.
    let reached: [Int]
    /// Whether the expression matches whatever follows.
    let matches: Bool
    let matchesAtEnd: Bool
  }

  /// Creates a simulation of `automata` on texts of `letters`.
  init(_ automata: [PatternAutomaton], letters: [UInt8]) {
    self.automata = automata
    self.letters = letters
    let idle = automata.map { Self.place(behind: [], in: $0) }
    matchingAtEnd = idle.indices.filter { idle[$0].matchesAtEnd }.map { UInt32($0) }
    for letter in letters {
      var begun: [UInt32] = []
      for (owner, automaton) in automata.enumerated() {
        let states = automaton.after(letter, idle[owner].reached)
        if let place = number(of: states, UInt32(owner)) { begun.append(place) }
      }
      beginnings.append(begun)
    }
  }

  // MARK: Following

  /// The progress after the first letter of a text, given as an index into the letters.
  mutating func begin(_ letter: Int) -> Progress {
    var progress = Progress()
    for (owner, automaton) in automata.enumerated() {
      let reached = automaton.reach([automaton.first], isAtStart: true, isAtEnd: false)
      if reached.contains(automaton.last) {
        progress.matched.append(UInt32(owner))
      } else if let place = number(
        of: automaton.after(letters[letter], reached), UInt32(owner))
      {
        progress.append(place)
      }
    }
    return progress
  }

  /// The progress after another letter; a match may also begin with it.
  mutating func step(_ from: Progress, _ letter: Int) -> Progress {
    var next = Progress(matched: from.matched)
    var begun = Beginnings(places: beginnings[letter][...], matched: from.matched[...])
    for place in from.places {
      let owner = owners[Int(place)]
      begun.take(before: owner, owners, to: &next)
      // A match that begins with the letter is among those that continue from the place.
      begun.leaveOut(owner, owners)
      if places[Int(place)].matches {
        next.matched.append(owner)
      } else {
        let target = move(place, letter)
        if target != Self.none { next.append(target) }
      }
    }
    begun.take(before: .max, owners, to: &next)
    if next.matched.count > from.matched.count { next.matched.sort() }
    return next
  }

  /// The matches that begin with a letter, in the order of the expressions.
  private struct Beginnings {
    var places: ArraySlice<UInt32>
    /// The expressions that match already, for which no match begins.
    var matched: ArraySlice<UInt32>

    /// Moves the places of the expressions before `end` to `progress`.
    mutating func take(before end: UInt32, _ owners: [UInt32], to progress: inout Progress) {
      while let place = places.first, owners[Int(place)] < end {
        places = places.dropFirst()
        let owner = owners[Int(place)]
        while let first = matched.first, first < owner { matched = matched.dropFirst() }
        if matched.first != owner { progress.append(place) }
      }
    }

    mutating func leaveOut(_ owner: UInt32, _ owners: [UInt32]) {
      if let place = places.first, owners[Int(place)] == owner { places = places.dropFirst() }
    }
  }

  /// The expressions that match a text that ends here.
  func matched(atEndOf progress: Progress) -> [UInt32] {
    var found = Set(progress.matched + matchingAtEnd)
    for place in progress.places where places[Int(place)].matchesAtEnd {
      found.insert(owners[Int(place)])
    }
    return found.sorted()
  }

  // MARK: Places

  private mutating func move(_ place: UInt32, _ letter: Int) -> UInt32 {
    let index = Int(place) * letters.count + letter
    if moves[index] != Self.unknown { return moves[index] }
    let owner = owners[Int(place)]
    let states = automata[Int(owner)].after(letters[letter], places[Int(place)].reached)
    let target = number(of: states, owner) ?? Self.none
    moves[index] = target
    return target
  }

  /// The place of `states`; nil if there are none.
  private mutating func number(of states: [Int], _ owner: UInt32) -> UInt32? {
    if states.isEmpty { return nil }
    let key = States(owner: owner, states: states)
    if let known = numbers[key] { return known }
    let made = UInt32(places.count)
    numbers[key] = made
    places.append(Self.place(behind: states, in: automata[Int(owner)]))
    owners.append(owner)
    moves += repeatElement(Self.unknown, count: letters.count)
    return made
  }

  /// Creates the place of `states`, where a match may also begin.
  private static func place(behind states: [Int], in automaton: PatternAutomaton) -> Place {
    let active = states + [automaton.first]
    let reached = automaton.reach(active, isAtStart: false, isAtEnd: false)
    return Place(
      reached: reached, matches: reached.contains(automaton.last),
      matchesAtEnd: automaton.reach(active, isAtStart: false, isAtEnd: true)
        .contains(automaton.last))
  }
}
