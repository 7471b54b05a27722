/// The bindings that belong to a group.
///
/// The group `default` also has the bindings outside of any group, among them the binding `default`, which need not
/// have a stanza (decision D-09).
struct GroupMembers {
  /// Those with a stanza, in the group or outside of any.
  let bindings: [Scope]
  /// Whether the binding `default` is one of them and has no stanza, so that only the group decides its options.
  let includesUndeclared: Bool

  /// The most bindings of a group that are evaluated one by one.
  static let maximumEvaluated = 16

  /// The bindings of `group`, the stanza of a group.
  init(of group: Scope) {
    var found = group.children.filter { $0.keyword == .binding }
    guard group.label == RouteQuery.defaultGroup, group.parent?.isGlobal ?? false else {
      bindings = found
      includesUndeclared = false
      return
    }
    let inGroups = GroupMembers.labelsInGroups(group.configuration)
    found += group.configuration.global.children.filter { binding in
      binding.keyword == .binding && binding.label.map { !inGroups.contains($0) } ?? true
    }
    bindings = found
    includesUndeclared =
      !inGroups.contains(RouteQuery.defaultBinding)
      && !found.contains { $0.label == RouteQuery.defaultBinding }
  }

  /// The labels of the bindings with a stanza in a group.
  private static func labelsInGroups(_ configuration: Configuration) -> Set<String> {
    var labels: Set<String> = []
    for binding in configuration.scopes(of: .binding)
    where binding.parent?.keyword == .bindingGroup {
      if let label = binding.label { labels.insert(label) }
    }
    return labels
  }

  /// The bindings, with `group` itself for one without a stanza, and where none is known.
  func containers(in group: Scope) -> [Scope] {
    includesUndeclared || bindings.isEmpty ? bindings + [group] : bindings
  }
}
