/// A transformation of an automaton with word boundaries into an equivalent one without.
///
/// Whether a word begins or ends at a position depends on the byte before and the byte after
/// (pcre2pattern(3)). So each state is copied: for a preceding word byte or other byte, and with or
/// without a boundary that requires one or the other to follow.
struct ResolvedBoundaries {
  private(set) var automaton = PatternAutomaton()
  private let original: PatternAutomaton
  private let boundaries: [Int: [PatternAutomaton.Boundary]]
  private var states: [Place: Int] = [:]
  private var pending: [Place] = []

  /// A state of the original automaton in its context.
  private struct Place: Hashable {
    var state: Int
    var isBehindWord: Bool
    /// Whether a word byte must follow; nil if anything may.
    var isBeforeWord: Bool?
  }

  private static let wordBytes = ByteSet { byte in
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_")
  }

  /// Creates an automaton equivalent to `original` with the steps of `boundaries`.
  init(of original: PatternAutomaton, _ boundaries: [Int: [PatternAutomaton.Boundary]]) {
    self.original = original
    self.boundaries = boundaries
    addBeginnings()
    while let place = pending.popLast() { follow(place) }
  }

  /// Adds the start of matches. A match may begin anywhere, but the byte before it must be known,
  /// so texts are followed from their start.
  private mutating func addBeginnings() {
    let behind = [automaton.state(), automaton.state()]
    automaton.add(.start(behind[0]), from: automaton.first)
    for (index, place) in behind.enumerated() {
      automaton.add(.byte(Self.wordBytes.inverted, behind[0]), from: place)
      automaton.add(.byte(Self.wordBytes, behind[1]), from: place)
      let first = Place(state: original.first, isBehindWord: index == 1)
      automaton.add(.free(number(of: first)), from: place)
    }
  }

  private mutating func number(of place: Place) -> Int {
    if let known = states[place] { return known }
    let made = automaton.state()
    states[place] = made
    pending.append(place)
    return made
  }

  private mutating func follow(_ place: Place) {
    let from = number(of: place)
    if place.state == original.last { end(place, from: from) }
    for boundary in boundaries[place.state] ?? [] {
      let isBeforeWord = boundary.isThere != place.isBehindWord
      guard place.isBeforeWord ?? isBeforeWord == isBeforeWord else { continue }
      var next = place
      next.state = boundary.to
      next.isBeforeWord = isBeforeWord
      automaton.add(.free(number(of: next)), from: from)
    }
    for step in original.steps[place.state] { follow(step, place, from: from) }
  }

  private mutating func follow(_ step: PatternAutomaton.Step, _ place: Place, from: Int) {
    var next = place
    switch step {
    case .free(let to):
      next.state = to
      automaton.add(.free(number(of: next)), from: from)
    case .start(let to):
      next.state = to
      automaton.add(.start(number(of: next)), from: from)
    case .end(let to):
      guard place.isBeforeWord != true else { return }
      next.state = to
      automaton.add(.end(number(of: next)), from: from)
    case .byte(let set, let to):
      for isWord in [false, true] where place.isBeforeWord ?? isWord == isWord {
        let kind = isWord ? Self.wordBytes : Self.wordBytes.inverted
        guard !set.isDisjoint(with: kind) else { continue }
        let next = Place(state: to, isBehindWord: isWord)
        automaton.add(.byte(set.intersection(kind), number(of: next)), from: from)
      }
    }
  }

  /// Ends a match; a byte that is required to follow is still required.
  private mutating func end(_ place: Place, from: Int) {
    switch place.isBeforeWord {
    case nil: automaton.add(.free(automaton.last), from: from)
    case true?: automaton.add(.byte(Self.wordBytes, automaton.last), from: from)
    case false?:
      automaton.add(.byte(Self.wordBytes.inverted, automaton.last), from: from)
      automaton.add(.end(automaton.last), from: from)
    }
  }
}
