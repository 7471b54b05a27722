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
    try check(value, of: query.option)
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

  /// Throws if `value` begins as a list or a string does, but is none, and if it is a dictionary, but `option` takes
  /// none. A host in brackets is no dictionary.
  private static func check(_ value: String, of option: Keyword) throws(OptionQueryProblem) {
    let isValue = ConfigurationChange.isValue(value)
    switch value.utf8.first {
    case UInt8(ascii: "(") where !isValue: throw .openList(option.name)
    case UInt8(ascii: "\"") where !isValue: throw .openString(option.name)
    case UInt8(ascii: "[") where isValue && !mayBeDictionary(option):
      throw .dictionary(option.name)
    default: return
    }
  }

  private static func mayBeDictionary(_ option: Keyword) -> Bool {
    OptionTable.rows(of: option).contains { row in
      row.type.form == nil || row.type.form == .dictionary
    }
  }

  /// The problem of `words` to set an option, which have no equals sign.
  private static func problemWithoutValue(_ words: [String]) -> OptionQueryProblem {
    if words.isEmpty { return .missingOption }
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
