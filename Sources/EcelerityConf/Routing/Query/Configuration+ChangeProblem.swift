/// Changes that would have no effect.
extension Configuration {
  /// The problem of `change`, which this configuration was read with: it declares a binding or a group that did not
  /// exist. Messages are put on bindings by name, so that nothing would change. Lower case, no full stop.
  package func problem(of change: ConfigurationChange) -> String? {
    var place = global
    for stanza in change.stanzas {
      let inner = place.child(stanza.keyword, stanza.label)
      let isGroup = stanza.keyword == .bindingGroup
      if isGroup || stanza.keyword == .binding,
        !stanza.existsUndeclared,
        inner.map(isImaginary) ?? true
      {
        let label = stanza.label ?? ""
        return isGroup ? absenceOfGroup(label) : absenceOfBinding(label, in: place)
      }
      guard let inner else { return nil }
      place = inner
    }
    return nil
  }

  private func absenceOfGroup(_ label: String) -> String {
    if !realScopes(of: .binding, label).isEmpty {
      return QueryProblem.bindingInsteadOfGroup(label).description
    }
    let suggestion = Spelling.suggestion(
      for: label, among: realLabels(of: .bindingGroup, in: global))
    return QueryProblem.unknownBindingGroup(label, suggestion: suggestion).description
  }

  private func absenceOfBinding(_ label: String, in place: Scope) -> String {
    let found = realScopes(of: .binding, label)
    guard let other = found.first?.parent else {
      if !realScopes(of: .bindingGroup, label).isEmpty {
        return QueryProblem.groupInsteadOfBinding(label).description
      }
      let suggestion = Spelling.suggestion(for: label, among: realLabels(of: .binding, in: place))
      return QueryProblem.unknownBinding(label, suggestion: suggestion).description
    }
    if place.isGlobal, let group = other.label {
      return ScopeHint.text(ofBinding: label, in: group)
    }
    return QueryProblem.bindingOutsideGroup(
      label, group: place.label ?? "",
      found: found.map { $0.parent?.label ?? RouteQuery.defaultGroup }
    ).description
  }

  /// The stanzas `keyword` with `label` that the files have.
  private func realScopes(of keyword: Keyword, _ label: String) -> [Scope] {
    scopes(of: keyword).filter { $0.label == label && !isImaginary($0) }
  }

  private func realLabels(of keyword: Keyword, in place: Scope) -> [String] {
    place.children.filter { $0.keyword == keyword && !isImaginary($0) }.compactMap(\.label)
  }

  private func isImaginary(_ scope: Scope) -> Bool {
    scope.header.map { file($0.span.file).tree.source.isImaginary } ?? false
  }
}
