/// Determines the evidence for a value.
struct EvaluationEvidence {
  private let answer: OptionAnswer
  private let candidates: [Candidate]
  private let scope: QueryScope

  init(_ answer: OptionAnswer, _ candidates: [Candidate], at scope: QueryScope) {
    self.answer = answer
    self.candidates = candidates
    self.scope = scope
  }

  var evidence: Evidence {
    if answer.asked?.isAdopted == true { return Evidence(.decided, Page.outbound, "D-03") }
    let chain = answer.chain.fallback.evidence
    guard let index = candidates.firstIndex(where: { $0.outcome == .hit }) else {
      return answer.evidenceOfEnd
    }
    let winner = candidates[index]
    if !answer.ignored.isEmpty { return chain }
    if passesOverPattern(before: index) { return Evidence(.inferred, Page.domain, "D-02") }
    if isPatternBeforeExactName(winner, index) { return Evidence(.inferred, Page.fallback) }
    if isGroupBeforeDomain(winner, index) { return Evidence(.inferred, Page.fallback, "D-01") }
    if isImplicitGroup(winner) { return Evidence(.inferred, Page.of(.bindingGroup), "D-09") }
    if replacesEarlier(index) { return Evidence(.documented, Page.of(.localChangesFile), "D-10") }
    if candidates.count == 1 { return answer.chain.documented }
    return answer.chain.uncontested
  }

  /// Whether a matching regular expression was skipped because it lacks the option, and another one of the same
  /// container won. Going on from one container to the next is documented.
  private func passesOverPattern(before index: Int) -> Bool {
    let winner = candidates[index]
    return winner.stanza?.isPattern == true
      && candidates[..<index].contains {
        $0.stanza?.isPattern == true && $0.outcome == .miss && $0.scope == winner.scope
      }
  }

  /// Whether the order of containers decided against a better match. That follows from the documented order, but no
  /// page says so.
  private func isPatternBeforeExactName(_ winner: Candidate, _ index: Int) -> Bool {
    guard winner.stanza?.isPattern == true else { return false }
    return candidates[index...].contains { loser in
      loser.outcome == .overridden && loser.isDomain && loser.stanza?.isPattern != true
    }
  }

  private func isGroupBeforeDomain(_ winner: Candidate, _ index: Int) -> Bool {
    winner.scope.isOnly(.bindingGroup)
      && candidates[index...].contains { $0.outcome == .overridden && $0.scope.isOnly(.domain) }
  }

  private func isImplicitGroup(_ winner: Candidate) -> Bool {
    winner.scope.label(of: .bindingGroup) == RouteQuery.defaultGroup
      && scope.label(of: .bindingGroup) != RouteQuery.defaultGroup
  }

  private func replacesEarlier(_ index: Int) -> Bool {
    candidates[index].setting?.replaced != nil
  }
}
