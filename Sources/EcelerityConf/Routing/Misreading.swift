extension RouteEvaluator {
  /// What the server makes of a value that it cannot read, no page says; here the default counts (decision
  /// D-31).
  static func evidenceOfMisreading(_ evaluation: Evaluation) -> Evidence {
    Evidence(.decided, evaluation.page, "D-31")
  }
}

extension Evaluation {
  /// That the value is none of the words that the option takes, so that the default counts; nil of options
  /// that take no words or have no default. A method that is not known is told as what it is.
  var misreading: RouteNote? {
    guard setting != nil, let text, let used = option.defaultValue,
      option.keyword != .deliveryMethod
    else { return nil }
    switch option.type {
    case .boolean where Truth(text) == nil: break
    case .enum where !option.takes(text): break
    default: return nil
    }
    return .unknownWord(displayText ?? "", used: used)
  }
}

extension OptionRow {
  /// Whether `word` is one of the option's own, or means yes or no where these are.
  fileprivate func takes(_ word: String) -> Bool {
    allowed.contains(word) || allowed.contains("false") && Truth(word) != nil
  }
}
