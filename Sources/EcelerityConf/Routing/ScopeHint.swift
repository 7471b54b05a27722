extension Configuration {
  /// What somebody who asks about `scope` should know: that it does not exist, or that the binding
  /// stands in a group. Lower case, no full stop; nil when there is nothing to say.
  package func hint(about scope: QueryScope) -> String? {
    var place = global
    for (index, step) in scope.stanzas.enumerated() {
      // A domain, host or peer may well be covered by a wider stanza.
      if [.domain, .host, .peer].contains(step.keyword) { return nil }
      guard let inner = place.child(step.keyword, step.label) else {
        return absence(of: step, QueryScope(Array(scope.stanzas.prefix(index + 1))))
      }
      place = inner
    }
    return nil
  }

  private func absence(of step: QueryScope.Stanza, _ scope: QueryScope) -> String? {
    if step.label == RouteQuery.implicit { return nil }
    let groups = BindingIndex(self).groupsOfBinding[step.label ?? ""] ?? []
    guard step.keyword == .binding, scope.stanzas.count == 1, let group = groups.first else {
      return "`\(scope.title)` is not in the configuration; the answer is what would hold there"
    }
    return "`\(scope.title)` is in binding group `\(group)`; ask for "
      + "`\(Keyword.bindingGroup.name) \(group) \(step.keyword.name) \(step.label ?? "")`"
  }
}
