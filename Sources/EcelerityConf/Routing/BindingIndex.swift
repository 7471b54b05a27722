/// Which bindings and binding groups the configuration has; read once.
struct BindingIndex: Sendable {
  /// The labels of the groups in order.
  private(set) var groups: [String] = []
  /// The labels of each group's bindings in order.
  private(set) var members: [String: [String]] = [:]
  /// The labels of the bindings outside of groups, in order.
  private(set) var ungrouped: [String] = []
  /// The groups each binding is in.
  private(set) var groupsOfBinding: [String: [String]] = [:]

  init(_ configuration: Configuration) {
    for child in configuration.global.children {
      switch child.keyword {
      case .binding: ungrouped.append(child.label ?? "")
      case .bindingGroup: add(child)
      default: break
      }
    }
  }

  private mutating func add(_ group: Scope) {
    let name = group.label ?? ""
    groups.append(name)
    for child in group.children where child.keyword == .binding {
      let binding = child.label ?? ""
      members[name, default: []].append(binding)
      groupsOfBinding[binding, default: []].append(name)
    }
  }

  /// The bindings a message of the group `name` may be on; those outside of groups are in the
  /// implicit one (decision D-09). Nil when there is no such group.
  func members(of name: String) -> [String]? {
    if name == RouteQuery.implicit {
      let outside = ungrouped.filter { groupsOfBinding[$0] == nil }
      let all = (members[name] ?? []) + outside
      return all.isEmpty ? [RouteQuery.implicit] : all
    }
    return groups.contains(name) ? members[name] ?? [] : nil
  }

  /// Every name of a binding.
  var bindingNames: [String] { ungrouped + groupsOfBinding.keys.sorted() }
}
