/// The test whether an expression can match a name at all.
extension PatternAutomaton {
  /// A state of a match in a name.
  private struct NamePlace: Hashable {
    var state: Int
    /// Whether the position is the start of the name.
    var isAtStart = false
    /// Whether a label begins here, so that no dot can follow and the name cannot end.
    var isAtLabel = false
    /// Whether the name must end here.
    var isAtEnd = false
  }

  /// Whether the automaton matches any text of labels of at least one byte of `letters` each,
  /// joined by dots, of any length. Each state is visited a few times at most.
  func canMatchNames(of letters: ByteSet) -> Bool {
    // A match may begin at the start of the name, at the start of a later label, or inside one.
    var pending = [
      NamePlace(state: first, isAtStart: true, isAtLabel: true),
      NamePlace(state: first, isAtLabel: true), NamePlace(state: first),
    ]
    var reached = Set(pending)
    while let place = pending.popLast() {
      // Anything may follow, unless the name must end, which was checked to be possible.
      if place.state == last { return true }
      for next in steps[place.state].flatMap({ follow($0, from: place, letters) })
      where reached.insert(next).inserted {
        pending.append(next)
      }
    }
    return false
  }

  private func follow(_ step: Step, from place: NamePlace, _ letters: ByteSet) -> [NamePlace] {
    var next = place
    switch step {
    case .free(let to):
      next.state = to
      return [next]
    case .start(let to):
      next.state = to
      return place.isAtStart ? [next] : []
    case .end(let to):
      next.state = to
      next.isAtEnd = true
      return place.isAtLabel ? [] : [next]
    case .byte(let set, let to):
      guard !place.isAtEnd else { return [] }
      var found: [NamePlace] = []
      if !set.isDisjoint(with: letters) { found.append(NamePlace(state: to)) }
      if !place.isAtLabel, set.contains(UInt8(ascii: ".")) {
        found.append(NamePlace(state: to, isAtLabel: true))
      }
      return found
    }
  }
}
