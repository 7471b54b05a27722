/// Chooses the winner among the candidates of an option.
struct CandidateChoice {
  private(set) var candidates: [Candidate]
  /// The assignment that won.
  private(set) var setting: Setting?

  init(_ candidates: [Candidate]) {
    self.candidates = candidates
  }

  /// Makes the first candidate that `qualifies` the winner, and all others with a value losers.
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

  /// Discards the previous choice.
  mutating func reconsider() {
    setting = nil
    for index in candidates.indices where candidates[index].setting?.isReplaced == false {
      if case .notEvaluated = candidates[index].outcome { continue }
      candidates[index].outcome = .miss
    }
  }
}
