/// The scopes that contain stanzas for hosts, read once.
struct HostStanzas: Sendable {
  private var containers: Set<ScopeID> = []
  private var rollups: [ScopeID: Setting] = [:]

  init(_ configuration: Configuration) {
    for scope in configuration.scopes(of: .host) {
      guard let container = scope.parent else { continue }
      containers.insert(container.id)
      guard let rollup = scope.setting(.rollupMx),
        rollup.isOn
      else { continue }
      rollups[container.id] = rollups[container.id] ?? rollup
    }
  }

  /// Whether no scope contains a stanza for a host.
  var isEmpty: Bool { containers.isEmpty }

  /// Whether one of `scopes` contains a stanza for a host.
  func holdsHost(in scopes: @autoclosure () -> [Scope]) -> Bool {
    !containers.isEmpty && scopes().contains { containers.contains($0.id) }
  }

  /// The first `rollup_mx` in force in a host stanza of `scopes`.
  func rollup(in scopes: @autoclosure () -> [Scope]) -> Setting? {
    rollups.isEmpty ? nil : scopes().lazy.compactMap { rollups[$0.id] }.first
  }
}
