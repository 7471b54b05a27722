/// The chain of one option and the values that depend on nothing else, made once for all names.
final class OptionChain: Sendable {
  /// The scopes, with the labels of the first question.
  let fallback: Fallback
  /// The option.
  var keyword: Keyword { fallback.option.keyword }
  /// The value when no place sets the option.
  let end: Evaluation.Origin
  let endText: String?
  /// The evidence that the page of the option says so.
  let documented: Evidence
  /// The evidence for a value that only one of several places sets.
  let uncontested: Evidence

  /// The chain on a server of `version`; nil is the newest known.
  init(_ fallback: Fallback, on version: ServerVersion?) {
    self.fallback = fallback
    end = OptionChain.end(fallback.end, of: fallback.option, on: version)
    endText = end.text
    documented = Evidence(.documented, fallback.option.page)
    // A chain without a domain's place is not the one that D-04 is about.
    uncontested = fallback.evidence.decision == "D-04" ? documented : fallback.evidence
  }

  private static func end(
    _ end: Fallback.End, of option: OptionRow, on version: ServerVersion?
  ) -> Evaluation.Origin {
    switch end {
    case .builtInDefault:
      option.defaultValue(on: version).map(Evaluation.Origin.builtInDefault) ?? .unset
    case .unlimited:
      option.allowed.specialValues.first { $0.meaning == "unlimited" }
        .map { .unlimited($0.value) } ?? .unset
    case .nothing: .unset
    }
  }
}
