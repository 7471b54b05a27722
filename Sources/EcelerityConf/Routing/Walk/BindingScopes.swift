/// The declared scopes that apply to messages on one binding.
///
/// Page: content/momentum/4/4-ecelerity-conf-fallback.md.
struct BindingScopes {
  /// The binding as declared in its group.
  let groupedBinding: Scope?
  /// The binding of that name as declared outside of groups.
  let ungroupedBinding: Scope?
  let group: Scope?
  let global: Scope

  /// The scopes of `binding` in `group`; a binding without a group is in the implicit one (decision D-09).
  init(of binding: String, in group: String?, _ configuration: Configuration) {
    global = configuration.global
    ungroupedBinding = global.child(.binding, binding)
    self.group = global.child(.bindingGroup, group ?? RouteQuery.defaultGroup)
    groupedBinding = self.group?.child(.binding, binding)
  }

  /// The scopes within the global one in the order in which their stanzas for domains are consulted, strongest first.
  var withinGlobal: [Scope?] { [groupedBinding, ungroupedBinding, group] }

  /// The scopes in the order in which their stanzas for domains are consulted, strongest first.
  var forDomains: [Scope] { [groupedBinding, ungroupedBinding, group, global].compactMap(\.self) }

  /// The scopes in the order in which their stanzas for hosts are consulted, strongest first: the documented order
  /// differs from that for domains (contradiction X-02).
  var forHosts: [Scope] { [groupedBinding, group, ungroupedBinding, global].compactMap(\.self) }
}
