/// The bindings and binding groups of a configuration, read once.
struct BindingIndex: Sendable {
  /// The labels of the groups in order.
  private(set) var groups: [String] = []
  /// The labels of each group's bindings in order; empty for an empty group.
  private(set) var members: [String: [String]] = [:]
  /// The labels of the bindings outside of groups, in order.
  private(set) var ungrouped: [String] = []
  /// The groups each binding is in.
  private(set) var groupsOfBinding: [String: [String]] = [:]
  /// The names of `ungrouped` as a set.
  private var ungroupedNames: Set<String> = []
  /// The members of the default group.
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

  /// The bindings a message of the group `name` can be on; nil when there is no such group. Bindings outside of
  /// groups are in the default group (decision D-09), and so is the default binding, which need not be declared.
  /// Page: content/momentum/4/config/ref-binding.md.
  func members(of name: String) -> [String]? {
    name == RouteQuery.defaultGroup ? implicitMembers : members[name]
  }

  /// Whether a message of `group` can be on `binding`.
  private func isMember(_ binding: String, of group: String) -> Bool {
    let groups = groupsOfBinding[binding] ?? []
    if groups.contains(group) { return true }
    guard group == RouteQuery.defaultGroup else { return false }
    return binding == RouteQuery.defaultBinding || groups.isEmpty && isUngrouped(binding)
  }

  /// Whether a binding outside of all groups has this name.
  func isUngrouped(_ name: String) -> Bool { ungroupedNames.contains(name) }

  /// Whether any binding has this name.
  private func isBinding(_ name: String) -> Bool {
    groupsOfBinding[name] != nil || isUngrouped(name)
  }

  /// The groups that `binding` can mean when no group is named. The default binding exists beside bindings of the
  /// same name in other groups.
  func groups(with binding: String) -> [String] {
    let groups = groupsOfBinding[binding] ?? []
    return binding == RouteQuery.defaultBinding
      ? groups.filter { $0 == RouteQuery.defaultGroup } : groups
  }

  /// All names of bindings, for suggestions.
  private var bindingNames: [String] { ungrouped + groupsOfBinding.keys.sorted() }
}

extension BindingIndex {
  /// Throws when no message can be on `binding` of `group`; nil means any.
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

  /// The problem with `name`, which is not the name of a binding.
  private func unknown(_ name: String) -> QueryProblem {
    if groups.contains(name) { return .groupInsteadOfBinding(name) }
    return groupAndBinding(in: name)
      ?? .unknownBinding(name, suggestion: Spelling.suggestion(for: name, among: bindingNames))
  }

  /// The problem with `name`, which is not the name of a binding group.
  private func unknownGroup(_ name: String) -> QueryProblem {
    if isBinding(name) { return .bindingInsteadOfGroup(name) }
    return groupAndBinding(in: name)
      ?? .unknownBindingGroup(name, suggestion: Spelling.suggestion(for: name, among: groups))
  }

  /// The problem when `text` is `GROUP/BINDING`.
  private func groupAndBinding(in text: String) -> QueryProblem? {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, isMember(parts[1], of: parts[0]) else { return nil }
    return .groupAndBindingInOne(text, group: parts[0], binding: parts[1])
  }
}
