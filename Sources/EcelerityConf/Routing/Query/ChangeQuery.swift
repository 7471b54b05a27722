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
    guard let value else { throw .missingValue(optionWithoutValue(words)) }
    let query = try OptionQuery(words: words)
    return ConfigurationChange(
      setting: query.option, to: value, in: query.scope.stanzas, called: name)
  }

  /// The change that unsets the option in `text`; reports call it `name`.
  package static func unset(
    _ text: String, called name: String
  ) throws(OptionQueryProblem) -> ConfigurationChange {
    let (words, value) = try QueryWords.split(text)
    if value != nil { throw .surplusValue(words.last ?? "") }
    let query = try OptionQuery(words: words)
    return ConfigurationChange(
      unsetting: query.option, in: query.scope.stanzas, called: name)
  }

  /// The option without a value: the last word, unless that is a password after a blank instead of an equals sign.
  private static func optionWithoutValue(_ words: [String]) -> String {
    guard let last = words.last else { return "" }
    let option = words.dropLast().last(where: ConfidentialNames.covers)
    return Keyword(last) == nil ? option ?? last : last
  }
}

extension Configuration {
  /// The problem of `change`, which this configuration was read with: it declares a binding or a group that did not
  /// exist. Messages are put on bindings by name, so that nothing would change.
  package func problem(of change: ConfigurationChange) -> QueryProblem? {
    var place = global
    for stanza in change.stanzas {
      let inner = place.child(stanza.keyword, stanza.label)
      let isGroup = stanza.keyword == .bindingGroup
      if isGroup || stanza.keyword == .binding,
        !stanza.existsUndeclared,
        inner.map(isImaginary) ?? true
      {
        let known = place.children.filter { $0.keyword == stanza.keyword && !isImaginary($0) }
        let label = stanza.label ?? ""
        let suggestion = Spelling.suggestion(for: label, among: known.compactMap(\.label))
        return isGroup
          ? .unknownBindingGroup(label, suggestion: suggestion)
          : .unknownBinding(label, suggestion: suggestion)
      }
      guard let inner else { return nil }
      place = inner
    }
    return nil
  }

  private func isImaginary(_ scope: Scope) -> Bool {
    scope.header.map { file($0.span.file).tree.source.isImaginary } ?? false
  }
}
