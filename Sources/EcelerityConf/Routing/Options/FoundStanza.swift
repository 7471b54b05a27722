/// The stanza that a scope names; nil when it is missing.
struct FoundStanza {
  let stanza: Scope?
  var failure: PatternError?
}

extension FoundStanza {
  /// Adds what the stanza says about `keyword` as candidates of `place`.
  func append(
    candidatesOf keyword: Keyword, in place: QueryScope, to candidates: inout [Candidate]
  ) {
    let setting = stanza?.setting(keyword)
    if let failure {
      // Whether a stanza without the option matches makes no difference.
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

  /// The assignment of `keyword`, which is not valid here.
  func ignored(_ keyword: Keyword) -> Setting? {
    failure == nil ? stanza?.setting(keyword) : nil
  }
}
