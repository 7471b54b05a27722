/// Properties of the texts that an automaton matches.
extension PatternAutomaton {
  /// Creates an automaton that matches exactly `texts`.
  init(exactly texts: some Sequence<String>) {
    self.init()
    let start = state()
    add(.start(start), from: first)
    var states: [[UInt8]: Int] = [[]: start]
    for text in texts {
      var (beginning, place): ([UInt8], Int) = ([], start)
      for byte in text.utf8 {
        beginning.append(byte)
        let next = states[beginning] ?? state()
        if states.updateValue(next, forKey: beginning) == nil {
          add(.byte(ByteSet(byte), next), from: place)
        }
        place = next
      }
      add(.end(last), from: place)
    }
  }

  /// The bytes in the steps of the automaton.
  var letters: ByteSet {
    var found = ByteSet()
    for case .byte(let set, _) in steps.joined() { found.formUnion(set) }
    return found
  }

  /// Whether the automaton may match a text of `letters` alone; false is certain.
  func canMatch(textsOf letters: ByteSet) -> Bool {
    var reached: Set = [first]
    var pending = [first]
    while let state = pending.popLast() {
      for step in steps[state] {
        let target: Int
        switch step {
        case .free(let to), .start(let to), .end(let to): target = to
        case .byte(let set, let to):
          if set.isDisjoint(with: letters) { continue }
          target = to
        }
        if reached.insert(target).inserted { pending.append(target) }
      }
    }
    return reached.contains(last)
  }
}
