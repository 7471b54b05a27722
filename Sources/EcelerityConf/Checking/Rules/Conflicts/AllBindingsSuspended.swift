/// `all-bindings-suspended`
enum AllBindingsSuspended: ScopeRule {
  static let description = RuleDescription(
    id: "all-bindings-suspended", group: .suspicious, severity: .warning,
    summary: "a binding group in which every binding is suspended",
    rationale: """
      A message of the group is assigned to one of its bindings; when all of them are suspended, \
      nothing is delivered.
      """,
    needsWhole: true, pages: [Page.of(.suspendDelivery)],
    examples: [
      .reports(
        #"""
        binding_group ⟦"all"⟧ {
          binding "north" { bind_address = 192.0.2.1 suspend_delivery = true }
          binding "south" { bind_address = 192.0.2.2 suspend_delivery = true }
        }
        """#),
      .accepts(
        #"""
        binding_group "all" {
          binding "north" { bind_address = 192.0.2.1 suspend_delivery = true }
          binding "south" { bind_address = 192.0.2.2 }
        }
        """#),
    ])

  static let stanzas: [Keyword]? = [.bindingGroup]

  static func check(_ scope: Scope, _ findings: inout Findings) {
    guard scope.parent?.isGlobal == true, let header = scope.header else { return }
    let members = GroupMembers(of: scope).containers(in: scope)
    var places: [Setting] = []
    for binding in members {
      guard let setting = suspension(of: binding, in: scope), setting.isOn else { return }
      places.append(setting)
    }
    guard let first = places.first, !members.allSatisfy({ $0.isSame(as: scope) }),
      !resumes(scope), !members.contains(where: resumes)
    else { return }
    findings.report(
      self, at: header.labelSpan,
      places.count == 1
        ? "the only binding of the group is suspended"
        : "all \(places.count) bindings of the group are suspended",
      detail: "nothing is delivered from the group; resume one of them",
      related: [RelatedPlace("it is suspended here", at: first.span)])
  }

  /// Whether a domain in the binding or group `scope`, or in another stanza of the binding, is not suspended.
  private static func resumes(_ scope: Scope) -> Bool {
    let stanzas = scope.keyword == .binding ? [scope] + twin(of: scope) : [scope]
    return stanzas.contains { stanza in
      stanza.children.contains {
        $0.keyword == .domain && $0.setting(.suspendDelivery).map { !$0.isOn } ?? false
      }
    }
  }

  /// The stanza of the binding outside of any group.
  private static func twin(of binding: Scope) -> [Scope] {
    binding.header?.rawLabel
      .flatMap { binding.configuration.global.child(.binding, labelled: $0) }
      .map { [$0] } ?? []
  }

  /// The assignment of the option for a binding of a group, or for the group itself; the global scope is checked by
  /// another rule.
  private static func suspension(of binding: Scope, in group: Scope) -> Setting? {
    let outside = binding.keyword == .binding ? twin(of: binding).first : nil
    return binding.setting(.suspendDelivery) ?? outside?.setting(.suspendDelivery)
      ?? group.setting(.suspendDelivery)
  }
}
