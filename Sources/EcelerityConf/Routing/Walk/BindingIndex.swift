/// Which bindings and binding groups the configuration has; read once.
struct BindingIndex: Sendable {
  /// The labels of the groups in order.
  private(set) var groups: [String] = []
  /// The labels of each group's bindings in order, none for an empty group.
  private(set) var members: [String: [String]] = [:]
  /// The labels of the bindings outside of groups, in order.
  private(set) var ungrouped: [String] = []
  /// The groups each binding is in.
  private(set) var groupsOfBinding: [String: [String]] = [:]
  /// The same names as `ungrouped`, to look for one.
  private var ungroupedNames: Set<String> = []
  /// The members of the implicit group.
  private var implicitMembers: [String] = []

  init(_ configuration: Configuration) {
    for child in configuration.global.children {
      switch child.keyword {
      case .binding: ungrouped.append(child.label ?? "")
      case .bindingGroup: add(child)
      default: break
      }
    }
    ungroupedNames = Set(ungrouped)
    let declared = members[RouteQuery.defaultGroup] ?? []
    var known = Set(declared)
    implicitMembers =
      declared
      + (ungrouped + [RouteQuery.defaultBinding]).filter { binding in
        (groupsOfBinding[binding] == nil || binding == RouteQuery.defaultBinding)
          && known.insert(binding).inserted
      }
  }

  private mutating func add(_ group: Scope) {
    let name = group.label ?? ""
    groups.append(name)
    members[name] = members[name] ?? []
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
    name == RouteQuery.defaultGroup ? implicitMembers : members[name]
  }

  /// Whether a message of the group `group` may be on `binding`.
  private func isMember(_ binding: String, of group: String) -> Bool {
    let groups = groupsOfBinding[binding] ?? []
    if groups.contains(group) { return true }
    guard group == RouteQuery.defaultGroup else { return false }
    return binding == RouteQuery.defaultBinding || groups.isEmpty && isUngrouped(binding)
  }

  /// Whether a binding outside of all groups is called `name`.
  func isUngrouped(_ name: String) -> Bool { ungroupedNames.contains(name) }

  /// Whether any binding is.
  private func isBinding(_ name: String) -> Bool {
    groupsOfBinding[name] != nil || isUngrouped(name)
  }

  /// The groups that the name `binding` alone may mean one of. The implicit binding is there beside those of its
  /// name in other groups.
  func groups(with binding: String) -> [String] {
    let groups = groupsOfBinding[binding] ?? []
    return binding == RouteQuery.defaultBinding
      ? groups.filter { $0 == RouteQuery.defaultGroup } : groups
  }

  /// Every name of a binding, for suggestions.
  private var bindingNames: [String] { ungrouped + groupsOfBinding.keys.sorted() }
}

extension BindingIndex {
  /// Throws when no message could be on `binding` of `group`; nil is any.
  func check(_ binding: String?, in group: String?) throws(QueryProblem) {
    if let group {
      try check(binding, inGroup: group)
    } else if let binding, binding != RouteQuery.defaultBinding, !isBinding(binding) {
      throw unknown(binding)
    }
  }

  private func check(_ binding: String?, inGroup group: String) throws(QueryProblem) {
    guard let members = members(of: group) else { throw unknownGroup(group) }
    guard let binding else {
      if members.isEmpty { throw .emptyBindingGroup(group) }
      return
    }
    if isMember(binding, of: group) { return }
    var found = groupsOfBinding[binding] ?? []
    if binding == RouteQuery.defaultBinding {
      found = [RouteQuery.defaultGroup] + found.filter { $0 != RouteQuery.defaultGroup }
    } else if found.isEmpty {
      guard isUngrouped(binding) else { throw unknown(binding) }
      found = [RouteQuery.defaultGroup]
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
    if isBinding(name) { return .bindingInsteadOfGroup(name) }
    return groupAndBinding(in: name)
      ?? .unknownBindingGroup(name, suggestion: Spelling.suggestion(for: name, among: groups))
  }

  /// That `text` is `GROUP/BINDING`.
  private func groupAndBinding(in text: String) -> QueryProblem? {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, isMember(parts[1], of: parts[0]) else { return nil }
    return .groupAndBindingInOne(text, group: parts[0], binding: parts[1])
  }
}
