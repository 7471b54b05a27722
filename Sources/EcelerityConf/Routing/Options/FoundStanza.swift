/// A stanza found in a place; nil when the place has none.
struct FoundStanza {
  let stanza: Scope?
  var failure: PatternError?
}

extension FoundStanza {
  /// Appends candidates of `place` for the assignments of `keyword` in the stanza.
  func appendCandidates(
    of keyword: Keyword, in place: QueryScope, to candidates: inout [Candidate]
  ) {
    let setting = stanza?.setting(keyword)
    if let failure {
      // A stanza without the option makes no difference, whether it matches or not.
      guard let setting else { return }
      candidates.append(
        Candidate(scope: place, stanza: stanza, setting: setting, outcome: .notEvaluated(failure)))
      return
    }
    candidates.append(Candidate(scope: place, stanza: stanza, setting: setting, outcome: .miss))
    // Earlier assignments in the same scope: the last one counts (decision D-10).
    var older = setting?.replaced
    while let setting = older {
      candidates.append(
        Candidate(scope: place, stanza: stanza, setting: setting, outcome: .overridden))
      older = setting.replaced
    }
  }

  /// The assignment of `keyword`, where the option is not valid.
  func ignored(_ keyword: Keyword) -> Setting? {
    failure == nil ? stanza?.setting(keyword) : nil
  }
}
