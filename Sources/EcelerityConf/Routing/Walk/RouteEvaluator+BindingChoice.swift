/// Step 2. Pages: content/momentum/4/config/ref-binding.md, ref-binding-group.md,
/// ref-default-binding.md.
extension RouteEvaluator {
  /// The bindings that `query` means; several when it names only a group.
  mutating func chooseBindings(for query: RouteQuery) throws(QueryProblem) -> BindingChoice {
    if let binding = query.binding { return try given(binding, in: query.bindingGroup) }
    if let group = query.bindingGroup { return try members(of: group) }
    return BindingChoice(
      members: [.init(binding: RouteQuery.defaultBinding, group: nil)],
      answer: { "\($0.binding), as none is given" },
      evidence: Evidence(.documented, Page.binding), notes: [.policyMayDecide])
  }

  private func given(
    _ binding: String, in group: String?
  ) throws(QueryProblem) -> BindingChoice {
    try bindings.check(binding, in: group)
    let groups = bindings.groupsOfBinding[binding] ?? []
    let meant = bindings.groups(with: binding)
    let isOutside = bindings.isUngrouped(binding)
    if group == nil, meant.count > 1 { throw .ambiguousBinding(binding, groups: meant) }
    let found = group ?? meant.first
    var notes: [RouteNote] = [.policyMayDecide]
    if group == nil {
      if let found { notes.append(.bindingFoundInGroup(found)) }
      let others = groups.filter { !meant.contains($0) }
      if !others.isEmpty { notes.append(.bindingInOtherGroups(others)) }
    }
    if isOutside, found.map(groups.contains) == true { notes.append(.bindingInGroupAndOutside) }
    return BindingChoice(
      members: [.init(binding: binding, group: found)], answer: { $0.binding },
      evidence: Evidence(.documented, Page.binding), notes: notes)
  }

  /// A message of a group is put on one of its bindings; on a suspended one only when all are.
  /// Page: content/momentum/4/config/ref-suspend-delivery.md.
  private mutating func members(of group: String) throws(QueryProblem) -> BindingChoice {
    try bindings.check(nil, in: group)
    let all = bindings.members(of: group) ?? []
    let isDeclared = bindings.members[group] != nil
    var running: [BindingChoice.Member] = []
    for binding in all {
      let scope = QueryScope(bindingGroup: isDeclared ? group : nil, binding: binding)
      if options.value(of: .suspendDelivery, at: scope).truth == true { continue }
      running.append(.init(binding: binding, group: isDeclared ? group : nil))
    }
    let chosen =
      running.isEmpty
      ? all.map { BindingChoice.Member(binding: $0, group: isDeclared ? group : nil) } : running
    var notes: [RouteNote] = [.oneOfMembers(chosen.count, group: group), .policyMayDecide]
    let chosenNames = Set(chosen.map(\.binding))
    let suspended = all.filter { !chosenNames.contains($0) }
    if running.isEmpty { notes.append(.everyMemberSuspended(group: group)) }
    if !suspended.isEmpty { notes.append(.suspendedMembersLeftOut(suspended)) }
    return BindingChoice(
      members: chosen, answer: { "\($0.binding), one of the group's" },
      evidence: Evidence(.documented, Page.groupChoice), notes: notes)
  }

  func record(_ choice: BindingChoice, _ walk: inout RouteWalk) {
    guard tellsSteps else { return }
    let member = BindingChoice.Member(binding: walk.binding, group: walk.group)
    walk.log.append(
      RouteStep(
        .binding, "binding of the message", choice.answer(member), choice.evidence,
        notes: choice.notes))
  }

  /// Applies `default_binding` to messages on the default binding.
  mutating func applyDefaultBinding(_ walk: inout RouteWalk) {
    // Declared or not, the default binding is the one in the default group.
    let group = walk.group ?? RouteQuery.defaultGroup
    guard walk.binding == RouteQuery.defaultBinding, group == RouteQuery.defaultGroup else {
      return
    }
    let evaluation = options.globalValue(of: .defaultBinding)
    switch evaluation.text?.lowercased() {
    case "none":
      walk.verdict = .noBinding
      walk.log.append(.binding, evaluation, notes: [.refusedWithoutBinding])
    case "suspended":
      walk.verdict = .suspended
      walk.log.append(
        .binding, evaluation, evidence: Evidence(.inferred, evaluation.page, "X-11"),
        notes: [.messagesWait, .defaultBindingIsVague])
    default:
      if evaluation.setting != nil { walk.log.append(.binding, evaluation) }
    }
  }
}
