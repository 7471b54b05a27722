/// A change in the words of the server's console in a single text: `binding n1 gateway=relay.example` sets,
/// `binding n1 gateway` unsets.
///
/// The value is everything after the first equals sign outside of quotes (`QueryWords`).
package enum ChangeQuery {
  /// The change that sets the option in `text`; reports call it `name`.
  package static func set(
    _ text: String, called name: String
  ) throws(OptionQueryProblem) -> ConfigurationChange {
    let (words, value) = try QueryWords.split(text)
    guard let value else { throw problemWithoutValue(words) }
    let query = try OptionQuery(words: words)
    if value.hasPrefix("("), !ConfigurationChange.isValue(value) {
      throw .openList(query.option.name)
    }
    return ConfigurationChange(
      setting: query.option, to: value, in: query.scope.stanzas, called: name)
  }

  /// The change that unsets the option in `text`; reports call it `name`.
  package static func unset(
    _ text: String, called name: String
  ) throws(OptionQueryProblem) -> ConfigurationChange {
    let (words, value) = try QueryWords.split(text)
    if value != nil { throw .surplusValue(optionWithoutValue(words)) }
    let query = try OptionQuery(words: words)
    return ConfigurationChange(
      unsetting: query.option, in: query.scope.stanzas, called: name)
  }

  /// The problem of `words` to set an option, which have no equals sign.
  private static func problemWithoutValue(_ words: [String]) -> OptionQueryProblem {
    if let value = words.last, let option = words.dropLast().last, !isOption(value),
      isOption(option), !ConfidentialNames.covers(option)
    {
      return .missingEqualsSign(option, value: value)
    }
    return .missingValue(optionWithoutValue(words))
  }

  private static func isOption(_ word: String) -> Bool {
    Keyword(word).map(OptionTable.isKnownOption) ?? false
  }

  /// The option without a value: the last word, unless that is a password after a blank instead of an equals sign.
  private static func optionWithoutValue(_ words: [String]) -> String {
    guard let last = words.last else { return "" }
    let option = words.dropLast().last(where: ConfidentialNames.covers)
    return Keyword(last) == nil ? option ?? last : last
  }
}
