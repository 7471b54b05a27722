/// Makes one candidate the winner.
struct CandidateChoice {
  private(set) var candidates: [Candidate]
  /// The assignment that won.
  private(set) var setting: Setting?

  init(_ candidates: [Candidate]) {
    self.candidates = candidates
  }

  /// Makes the first candidate that `qualifies` the winner and every other one with a value a loser.
  mutating func choose(_ qualifies: (Candidate) -> Bool) {
    var isChosen = false
    for index in candidates.indices {
      let candidate = candidates[index]
      if case .notEvaluated = candidate.outcome { continue }
      guard let setting = candidate.setting, candidate.outcome != .overridden else { continue }
      let isHit = !isChosen && qualifies(candidate)
      if isHit { self.setting = setting }
      candidates[index].outcome = isHit ? .hit : isChosen ? .overridden : .miss
      isChosen = isChosen || isHit
    }
  }

  /// Forgets the choice made before.
  mutating func reconsider() {
    setting = nil
    for index in candidates.indices where candidates[index].setting?.isReplaced == false {
      if case .notEvaluated = candidates[index].outcome { continue }
      candidates[index].outcome = .miss
    }
  }
}
