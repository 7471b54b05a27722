/// The simulation of an automaton.
extension PatternAutomaton {
  /// The states reachable from `active` by free steps, in ascending order.
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

  /// The states after `letter` from `states`, in ascending order.
  func after(_ letter: UInt8, _ states: [Int]) -> [Int] {
    var next: Set<Int> = []
    for state in states {
      for case .byte(let set, let to) in steps[state] where set.contains(letter) { next.insert(to) }
    }
    return next.sorted()
  }
}
