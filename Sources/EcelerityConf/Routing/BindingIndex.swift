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
  /// implicit one (decision D-09), and so is the implicit binding, which need not be declared. Nil when there
  /// is no such group.
  /// Page: content/momentum/4/config/ref-binding.md.
  func members(of name: String) -> [String]? {
    if name == RouteQuery.implicit {
      let outside = ungrouped.filter { groupsOfBinding[$0] == nil || $0 == RouteQuery.implicit }
      var all = members[name] ?? []
      for binding in outside + [RouteQuery.implicit] where !all.contains(binding) {
        all.append(binding)
      }
      return all
    }
    return groups.contains(name) ? members[name] ?? [] : nil
  }

  /// The groups that the name `binding` alone may mean one of. The implicit binding is there beside those of its
  /// name in other groups.
  func groups(with binding: String) -> [String] {
    let groups = groupsOfBinding[binding] ?? []
    return binding == RouteQuery.implicit ? groups.filter { $0 == RouteQuery.implicit } : groups
  }

  /// Every name of a binding.
  var bindingNames: [String] { ungrouped + groupsOfBinding.keys.sorted() }
}

extension BindingIndex {
  /// Throws when no message could be on `binding` of `group`; nil is any.
  func check(_ binding: String?, in group: String?) throws(QueryProblem) {
    if let group {
      try check(binding, inGroup: group)
    } else if let binding, binding != RouteQuery.implicit, !bindingNames.contains(binding) {
      throw unknown(binding)
    }
  }

  private func check(_ binding: String?, inGroup group: String) throws(QueryProblem) {
    guard let members = members(of: group) else { throw unknownGroup(group) }
    guard let binding else {
      if members.isEmpty { throw .emptyBindingGroup(group) }
      return
    }
    if members.contains(binding) { return }
    var found = groupsOfBinding[binding] ?? []
    if binding == RouteQuery.implicit {
      found = [binding] + found.filter { $0 != RouteQuery.implicit }
    } else if found.isEmpty {
      guard ungrouped.contains(binding) else { throw unknown(binding) }
      found = [RouteQuery.implicit]
    }
    throw .bindingOutsideGroup(binding, group: group, found: found)
  }

  /// What is wrong with `name` as that of a binding, which it is not.
  private func unknown(_ name: String) -> QueryProblem {
    if groups.contains(name) { return .groupInsteadOfBinding(name) }
    return groupAndBinding(in: name)
      ?? .unknownBinding(name, suggestion: Spelling.suggestion(for: name, among: bindingNames))
  }

  /// What is wrong with `name` as that of a binding group, which it is not.
  private func unknownGroup(_ name: String) -> QueryProblem {
    if bindingNames.contains(name) { return .bindingInsteadOfGroup(name) }
    return groupAndBinding(in: name)
      ?? .unknownBindingGroup(name, suggestion: Spelling.suggestion(for: name, among: groups))
  }

  /// That `text` is `GROUP/BINDING`.
  private func groupAndBinding(in text: String) -> QueryProblem? {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, members(of: parts[0])?.contains(parts[1]) ?? false else { return nil }
    return .groupAndBindingInOne(text, group: parts[0], binding: parts[1])
  }
}
