/// Which stanzas decide about routes that somebody asked for.
package struct RouteCoverage: Sendable {
  private let configuration: Configuration
  private var reached: Set<UInt32> = []

  /// Nothing of `configuration` is reached yet.
  package init(_ configuration: Configuration) {
    self.configuration = configuration
  }

  /// Remembers the stanzas that `explanation`, which is of this configuration, takes a value from.
  package mutating func add(_ explanation: Explanation) {
    for step in explanation.steps {
      guard let scope = step.setting?.scope else { continue }
      reached.insert(scope.id)
    }
  }

  /// The stanzas for bindings, groups and domains that set something a route depends on where it is valid,
  /// in order.
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

  /// Those of them that no explanation takes a value from.
  package var unreached: [Scope] { stanzas.filter { !reached.contains($0.id) } }
}
