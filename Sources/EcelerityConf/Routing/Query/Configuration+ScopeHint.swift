/// Hints about scopes that callers ask about.
extension Configuration {
  /// A hint for callers that ask about `scope`: it does not exist, or the binding is in a group, alone or as well.
  /// Lower case, no full stop; nil when there is none.
  package func hint(about scope: QueryScope) -> String? {
    var place = global
    for (index, step) in scope.stanzas.enumerated() {
      // A missing domain, host or peer may match a wider stanza.
      if [.domain, .host, .peer].contains(step.keyword) { return nil }
      guard let inner = place.child(step.keyword, step.label) else {
        return absence(of: step, QueryScope(Array(scope.stanzas.prefix(index + 1))))
      }
      place = inner
      if index == 0, let twin = twin(of: step) { return twin }
    }
    return nil
  }

  /// A hint that a group has a binding of that name too, which applies to mail on a binding of that name.
  private func twin(of step: QueryScope.Stanza) -> String? {
    guard step.keyword == .binding, let label = step.label,
      let group = BindingIndex(self).groupsOfBinding[label]?.first
    else { return nil }
    let binding = "\(step.keyword.name) \(label)"
    return "`\(binding)` is in binding group `\(group)` too; ask for "
      + "`\(Keyword.bindingGroup.name) \(group) \(binding)` if that is meant"
  }

  private func absence(of step: QueryScope.Stanza, _ scope: QueryScope) -> String? {
    if step.existsUndeclared { return nil }
    let groups = BindingIndex(self).groupsOfBinding[step.label ?? ""] ?? []
    guard step.keyword == .binding, scope.stanzas.count == 1, let group = groups.first else {
      return "`\(scope.title)` is not in the configuration; the answer is the value it would have"
    }
    return ScopeHint.text(ofBinding: step.label ?? "", in: group)
  }
}
