/// The options that a scope or the scopes around it set, cached for the last scope: callers go from one assignment to
/// the next.
struct OptionsAround {
  private var last: ScopeID?
  private var options: KeywordSet = []
  /// The scopes among them with an index of their own, which are not collected.
  private var large: [Scope] = []

  mutating func contains(_ keyword: Keyword, inOrAround scope: Scope) -> Bool {
    if last != scope.id { collect(scope) }
    return options.contains(keyword) || large.contains { $0.setting(keyword) != nil }
  }

  private mutating func collect(_ scope: Scope) {
    last = scope.id
    options.removeAll()
    large.removeAll(keepingCapacity: true)
    var next: Scope? = scope
    while let current = next {
      if current.isLarge {
        large.append(current)
      } else {
        current.configuration.insertOptions(of: current.id, into: &options)
      }
      next = current.parent
    }
  }
}
