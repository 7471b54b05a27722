/// Regular expressions that are followed through a text at the same time, letter by letter.
///
/// Where an expression has come to is a place: the set of its states, made and numbered when it is first got to, as
/// is where each letter leads from there. An expression in which no beginning of a match is under way has none, so
/// that a letter takes time for what is under way and not for all that there is.
struct FollowedPatterns {
  /// How far all expressions have come in some text.
  struct Progress: Hashable {
    /// Where those have come to that have begun to match, in the order of the expressions.
    fileprivate(set) var places: [UInt32] = []
    /// Those that match already, in ascending order.
    fileprivate(set) var matched: [UInt32] = []
    /// Of the places, so that telling two apart seldom takes looking at all of them.
    private var fingerprint: UInt64 = 0

    /// None has begun but those that match already.
    fileprivate init(matched: [UInt32]) { self.matched = matched }

    /// None has begun.
    init() {}

    fileprivate mutating func append(_ place: UInt32) {
      places.append(place)
      fingerprint = (fingerprint ^ UInt64(place)) &* PatternIndex.hashMultiplier
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
  /// Where each letter leads from each place: another place, `none`, or `unknown` as long as nobody went there.
  private var moves: [UInt32] = []
  /// The places that each letter leads to where nothing is under way, in the order of the expressions.
  private var beginnings: [[UInt32]] = []
  /// The expressions that match at the end of a text where nothing is under way.
  private var matchingAtEnd: [UInt32] = []

  private static let none = UInt32.max
  private static let unknown = UInt32.max - 1

  /// The states of an expression behind a letter, before free steps.
  private struct States: Hashable {
    let owner: UInt32
    let states: [Int]
  }

  private struct Place {
    /// The states that these and free steps lead to.
    let reached: [Int]
    /// Whether it matches whatever follows.
    let matches: Bool
    let matchesAtEnd: Bool
  }

  /// Follows `automata` through texts of `letters`.
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

  /// How far all have come behind the first letter of a text, the one at `letter` among the letters.
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

  /// How far all have come behind one letter more; a match may also begin with it.
  mutating func step(_ from: Progress, _ letter: Int) -> Progress {
    var next = Progress(matched: from.matched)
    var begun = Beginnings(places: beginnings[letter][...], matched: from.matched[...])
    for place in from.places {
      let owner = owners[Int(place)]
      begun.take(before: owner, owners, to: &next)
      // A match that begins with the letter is among what goes on from the place.
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

  /// Matches that begin with a letter, of expressions in their order.
  private struct Beginnings {
    var places: ArraySlice<UInt32>
    /// Expressions that match already, which begin nothing.
    var matched: ArraySlice<UInt32>

    /// Takes the places of the expressions before `end`.
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

  /// The expressions that match a text which ends there.
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

  /// The place of `states`; nil when nothing is under way in these.
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

  /// The place of `states`, where a match may also begin.
  private static func place(behind states: [Int], in automaton: PatternAutomaton) -> Place {
    let active = states + [automaton.first]
    let reached = automaton.reach(active, isAtStart: false, isAtEnd: false)
    return Place(
      reached: reached, matches: reached.contains(automaton.last),
      matchesAtEnd: automaton.reach(active, isAtStart: false, isAtEnd: true)
        .contains(automaton.last))
  }
}
