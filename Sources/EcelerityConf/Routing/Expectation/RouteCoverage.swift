/// The coverage of a configuration by explained routes: the stanzas that decide them.
package struct RouteCoverage: Sendable {
  private let configuration: Configuration
  private var reached: Set<ScopeID> = []

  /// No stanza of `configuration` is reached yet.
  package init(_ configuration: Configuration) {
    self.configuration = configuration
  }

  /// Adds the stanzas that `explanation`, which must be of this configuration, takes a value from.
  package mutating func add(_ explanation: Explanation) {
    for step in explanation.steps {
      guard let scope = step.setting?.scope else { continue }
      reached.insert(scope.id)
    }
  }

  /// The stanzas for bindings, groups and domains that set an option a route depends on where it is valid, in
  /// order.
  package var stanzas: [Scope] {
    let kinds: Set<Keyword> = [.binding, .bindingGroup, .domain]
    return configuration.allScopes.filter { scope in
      guard let keyword = scope.keyword, kinds.contains(keyword) else { return false }
      let path = scope.path.compactMap(\.self)
      return scope.settings.contains { setting in
        setting.keyword.map {
          RouteInputs.options.contains($0) && OptionTable.option($0, at: path) != nil
        } ?? false
      }
    }
  }

  /// The stanzas that no explanation takes a value from.
  package var unreached: [Scope] { stanzas.filter { !reached.contains($0.id) } }
}
