/// The value of an option in one scope, with every place that was asked for it.
public struct Evaluation: Sendable {
  /// Where the value comes from.
  public enum Origin: Sendable {
    /// The configuration.
    case setting(Setting)
    /// The server's own default, as the manual states it.
    case builtInDefault(String)
    /// The value that means no limit, for a host that sets none.
    case unlimited(String)
    /// Nowhere: it is not set, and there is no documented default.
    case unset
  }

  /// The option with the meaning it has here.
  public let option: OptionRow
  /// The scope that was asked for.
  public let scope: QueryScope
  /// Where the value comes from.
  public private(set) var origin: Origin
  /// What holds when no place sets the option, whether it came to that or not.
  public let end: Origin
  /// Every place that was asked, strongest first.
  public private(set) var candidates: [Candidate]
  /// Assignments in scopes of the question in which the option is not valid.
  public let ignored: [Setting]
  /// Whether the option is valid anywhere in the scope that was asked for or around it.
  public let isApplicable: Bool

  private let chainEvidence: Evidence
  private var isAdopted = false

  init(_ fallback: Fallback, at scope: QueryScope, candidates: [Candidate], ignored: [Setting]) {
    option = fallback.option
    self.scope = scope
    self.candidates = candidates
    self.ignored = ignored
    isApplicable = fallback.isApplicable
    chainEvidence = fallback.evidence
    end = Evaluation.end(fallback.end, of: fallback.option)
    origin = end
    choose { $0.setting != nil }
  }

  private static func end(_ end: Fallback.End, of option: OptionRow) -> Origin {
    switch end {
    case .builtInDefault: option.defaultValue.map(Origin.builtInDefault) ?? .unset
    case .unlimited:
      option.allowed.specialValues.first { $0.meaning == "unlimited" }
        .map { .unlimited($0.value) } ?? .unset
    case .nothing: .unset
    }
  }

  /// Makes the first candidate that `qualifies` the winner and every other one with a value a loser.
  private mutating func choose(_ qualifies: (Candidate) -> Bool) {
    var isChosen = false
    for index in candidates.indices {
      let candidate = candidates[index]
      if case .notEvaluated = candidate.outcome { continue }
      guard let setting = candidate.setting, candidate.outcome != .overridden else { continue }
      let isHit = !isChosen && qualifies(candidate)
      if isHit { origin = .setting(setting) }
      candidates[index].outcome = isHit ? .hit : isChosen ? .overridden : .miss
      isChosen = isChosen || isHit
    }
  }

  /// The same with empty lists passed over, as if they were not there (routing.md, 6.3).
  func passingOverEmptyLists() -> Evaluation {
    guard let setting, !setting.hasItems else { return self }
    var other = self
    other.origin = end
    for index in candidates.indices where candidates[index].setting?.isReplaced == false {
      if case .notEvaluated = candidates[index].outcome { continue }
      other.candidates[index].outcome = .miss
    }
    other.choose { $0.setting?.hasItems == true }
    return other
  }

  /// The same with the value of `stanza`, from which the option would otherwise not be taken.
  func adopting(_ setting: Setting, of stanza: Scope, at scope: QueryScope) -> Evaluation {
    var other = self
    other.origin = .setting(setting)
    other.isAdopted = true
    for index in candidates.indices where candidates[index].outcome == .hit {
      other.candidates[index].outcome = .overridden
    }
    let adopted = Candidate(scope: scope, stanza: stanza, setting: setting, outcome: .hit)
    let place = candidates.lastIndex { $0.isDomain && $0.scope.path != [.domain] }
    other.candidates.insert(adopted, at: place.map { $0 + 1 } ?? 0)
    return other
  }
}

// MARK: - The value

extension Evaluation {
  /// The assignment that won, if one did.
  public var setting: Setting? {
    if case .setting(let setting) = origin { return setting }
    return nil
  }

  /// The value as text: of a scalar the text itself, of a list its spelling; nil when not set.
  public var text: String? { origin.text }

  /// The value as a whole number.
  public var number: Int? { text.flatMap { Int($0) } }

  /// The value as a truth; nil when it is not one.
  public var truth: Bool? { text.flatMap(Truth.init)?.value }

  /// Whether a domain's stanza that is asked sets the option.
  var isSetInDomain: Bool {
    candidates.contains { $0.isDomain && ($0.outcome == .hit || $0.outcome == .overridden) }
  }

  /// The regular expressions that stand before the winner and could not be matched.
  public var unevaluated: [(stanza: Scope, reason: PatternError)] {
    candidates.prefix { $0.outcome != .hit }.compactMap { candidate in
      guard case .notEvaluated(let reason) = candidate.outcome, let stanza = candidate.stanza else {
        return nil
      }
      return (stanza, reason)
    }
  }
}

extension Evaluation.Origin {
  /// The value as text.
  var text: String? {
    switch self {
    case .setting(let setting): setting.value.text ?? setting.value.description
    case .builtInDefault(let value), .unlimited(let value): value
    case .unset: nil
    }
  }

  /// Where the value comes from when no assignment does; lower case, no full stop.
  public var title: String {
    switch self {
    case .setting: "assignment"
    case .builtInDefault: "default"
    case .unlimited: "a host without a limit"
    case .unset: "nothing further"
    }
  }
}

// MARK: - The evidence

extension Evaluation {
  /// What the value rests on: the order of the chain, and what decided between its places.
  public var evidence: Evidence {
    if isAdopted { return Evidence(.decided, Page.outbound, "D-03") }
    guard let index = candidates.firstIndex(where: { $0.outcome == .hit }) else {
      return ignored.isEmpty ? Evidence(.documented, option.page) : chainEvidence
    }
    let winner = candidates[index]
    if !ignored.isEmpty { return chainEvidence }
    if passesOverPattern(before: index) {
      return Evidence(.decided, Page.of(.domain), "D-02")
    }
    if isPatternBeforeExactName(winner, index) { return Evidence(.inferred, Page.fallback) }
    if isGroupBeforeDomain(winner, index) { return Evidence(.inferred, Page.fallback, "D-01") }
    if isImplicitGroup(winner) { return Evidence(.inferred, Page.of(.bindingGroup), "D-09") }
    if replacesEarlier(index) { return Evidence(.documented, Page.of(.localChangesFile), "D-10") }
    if candidates.count == 1 { return Evidence(.documented, option.page) }
    // A chain without a domain's place is not the one that D-04 is about.
    return chainEvidence.decision == "D-04" ? Evidence(.documented, option.page) : chainEvidence
  }

  /// Whether a regular expression that matches was passed over because it lacks the option.
  private func passesOverPattern(before index: Int) -> Bool {
    candidates[..<index].contains { $0.stanza?.isPattern == true && $0.outcome == .miss }
      && candidates[index].stanza?.isPattern == true
  }

  /// Whether the container decided, not how well the stanza fits: that follows from the order of the
  /// containers, but no page says it.
  private func isPatternBeforeExactName(_ winner: Candidate, _ index: Int) -> Bool {
    guard winner.stanza?.isPattern == true else { return false }
    return candidates[index...].contains { loser in
      loser.outcome == .overridden && loser.isDomain && loser.stanza?.isPattern != true
    }
  }

  private func isGroupBeforeDomain(_ winner: Candidate, _ index: Int) -> Bool {
    winner.scope.path == [.bindingGroup]
      && candidates[index...].contains { $0.outcome == .overridden && $0.scope.path == [.domain] }
  }

  private func isImplicitGroup(_ winner: Candidate) -> Bool {
    winner.scope.label(of: .bindingGroup) == RouteQuery.implicit
      && scope.label(of: .bindingGroup) != RouteQuery.implicit
  }

  private func replacesEarlier(_ index: Int) -> Bool {
    candidates[index].setting?.replaced != nil
  }
}
