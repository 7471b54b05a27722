/// A scope that delivery reads: the global one, a binding group, a binding, or the stanza of a domain in one of
/// these.
struct DeliveryNode {
  let stanza: Scope
  /// The global scope, the group or the binding that it is, or is in.
  let container: Scope
  /// Whether it is the stanza of one or several domains.
  let isDomain: Bool
  /// Whether it is the stanza of a regular expression.
  let isPattern: Bool
  /// The name that is meant, of those that a regular expression lists.
  private let listed: ListedName?

  /// On the heap, as few nodes have one, and copies of a node are frequent.
  private final class ListedName: Sendable {
    let name: DomainName

    init(_ name: DomainName) { self.name = name }
  }

  /// Whether it is one of the names that a regular expression lists.
  var isListed: Bool { listed != nil }

  /// The node for `name`, one of those that the regular expression `node` lists.
  init(_ node: DeliveryNode, listing name: DomainName) {
    stanza = node.stanza
    container = node.container
    isDomain = true
    isPattern = false
    listed = ListedName(name)
  }

  /// The node of `scope`; nil for a scope whose options about routing delivery never reads.
  init?(_ scope: Scope) {
    stanza = scope
    listed = nil
    guard scope.keyword == .domain, let parent = scope.parent else {
      guard DeliveryNode.isContainer(scope) else { return nil }
      container = scope
      isDomain = false
      isPattern = false
      return
    }
    guard DeliveryNode.isContainer(parent) else { return nil }
    container = parent
    isDomain = scope.isLabelled
    isPattern = scope.isPattern
  }

  /// The domain when it is the stanza of exactly one, or one of those that are listed. It is computed at each access.
  var domain: DomainName? {
    listed?.name ?? (isDomain && !isPattern ? stanza.label.map(DomainName.init) : nil)
  }

  private static func isContainer(_ scope: Scope) -> Bool {
    var next: Scope? = scope
    while let current = next, !current.isGlobal {
      guard current.keyword == .bindingGroup || current.keyword == .binding else { return false }
      next = current.parent
    }
    return true
  }
}

extension Scope {
  /// Whether it is the global scope, a binding, a group, or the stanza of a domain in one of these.
  var takesPartInDelivery: Bool { DeliveryNode(self) != nil }

  /// The stanzas that identify this scope in a query.
  var queryStanzas: [QueryScope.Stanza] {
    guard let parent, let keyword else { return [] }
    return parent.queryStanzas + [QueryScope.Stanza(keyword, label)]
  }
}

extension Setting {
  /// Whether delivery looks the option up where it is set: in a binding or a group it does not look up those of domains
  /// and of the global scope alone (decision D-04); rules of their own say so.
  var isLookedUp: Bool {
    guard scope.isInBinding, let keyword else { return true }
    return !Placement.isOfDomainAndGlobal(keyword)
  }
}

extension DomainName {
  /// The label of the domain's stanza. Page: content/momentum/4/config/ref-domain.md.
  var stanzaLabel: String {
    address?.isIPv6 == true ? "[IPv6:\(text)]" : text
  }

  /// The header of the domain's stanza.
  var stanzaHeader: String { StanzaName(.domain, stanzaLabel).header }
}

extension Configuration {
  /// Whether a module sends all mail to one address, whatever gateways and routes are set (decision D-18).
  var hasStaticRoute: Bool {
    guard let module = module(.staticRoutes), Modules.isEnabled(module) else { return false }
    return module.setting(.target) != nil
  }
}
