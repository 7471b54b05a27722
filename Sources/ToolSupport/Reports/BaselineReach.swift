package import EcelerityConf

/// What a check looked at: which entries of a baseline it would have found again, and which may
/// still be true.
package struct BaselineReach: Sendable {
  /// The rules that reported all there is to report in every configuration.
  private var rules = Set(RuleCatalog.all.map { $0.description.id })
  /// The paths of the files that were read without a syntax error; relative ones start at the
  /// working directory.
  private(set) var paths: [String] = []
  /// The scopes of the configurations of which a part is not available.
  private var scopesOfParts: Set<String> = []
  /// Whether a part of some configuration is not available.
  package private(set) var isPartial = false
  /// Whether each configuration was read as every node reads it.
  package private(set) var includesAllNodes = true

  /// Nothing yet.
  package init() {}

  /// Adds `configuration`, checked by `linter`, as some or all nodes read it.
  package mutating func add(
    _ configuration: Configuration, checkedBy linter: Linter, onAllNodes: Bool
  ) {
    rules.formIntersection(linter.conclusiveRules(in: configuration))
    paths += configuration.writtenFiles.filter { !$0.tree.hasErrors }.map(\.path)
    includesAllNodes = includesAllNodes && onAllNodes
    guard !configuration.isWhole else { return }
    isPartial = true
    scopesOfParts.formUnion(configuration.allScopes.lazy.map(\.title))
  }

  /// Whether the check would have reported the finding `entry` if it still occurred. `paths` are
  /// those of the check in the terms of the baseline.
  func covers(_ entry: FindingIdentity, _ paths: Set<PathKey>) -> Bool {
    rules.contains(entry.rule) && paths.contains(entry.file)
      && (!isPartial || scopesOfParts.contains(entry.scope))
  }
}
