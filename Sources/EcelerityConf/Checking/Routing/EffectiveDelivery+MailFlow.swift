/// The mail of a node by binding and name, and what is in force for all of it.
extension EffectiveDelivery {
  /// Whether `node` itself, on the container that holds it, is all mail for it; cheap to check.
  mutating func isOneFlow(_ node: DeliveryNode) -> Bool {
    guard !node.isPattern, case .own = containers(of: node) else { return false }
    return true
  }

  /// The mail for `node`; nil when it is sent on too many bindings.
  mutating func flows(of node: DeliveryNode) -> [MailFlow]? {
    let containers: [Scope]
    switch self.containers(of: node) {
    case .own: containers = [node.container]
    case .these(let found): containers = found
    case .unknown: return nil
    }
    let nodes = node.isPattern ? parts(of: node) : [node]
    return containers.flatMap { container in
      nodes.map { MailFlow(node: $0, container: container) }
    }
  }

  /// What `answer` returns for all mail of `node`; nil where it differs, or is not known.
  mutating func commonAnswer(
    at node: DeliveryNode, _ answer: (inout EffectiveDelivery, MailFlow) -> Answer?
  ) -> Answer? {
    if isOneFlow(node) {
      return answer(&self, MailFlow(node: node, container: node.container))
    }
    return flows(of: node).flatMap { commonAnswer(of: $0, answer) }
  }

  /// What `answer` returns for each of `flows`; nil where it differs, or is not known. What stanzas of names set does not
  /// count for the regular expression that lists these names, unless all of them set it.
  mutating func commonAnswer(
    of flows: [MailFlow], _ answer: (inout EffectiveDelivery, MailFlow) -> Answer?
  ) -> Answer? {
    var common: Answer?
    var ofNames: [Answer] = []
    for flow in flows {
      guard let next = answer(&self, flow) else { return nil }
      if flow.node.isListed, next.setting?.scope.isStanzaOfOneDomain ?? false {
        ofNames.append(next)
        continue
      }
      guard common?.isLike(next) ?? true else { return nil }
      common = common ?? next
    }
    if let common { return common }
    guard let first = ofNames.first, ofNames.allSatisfy(first.isLike) else { return nil }
    return first
  }

  // MARK: Listed names

  /// The names of the regular expression `node` one by one, if they can be listed and all of them have stanzas of their
  /// own, which come first; else `node` itself.
  mutating func parts(of node: DeliveryNode) -> [DeliveryNode] {
    if let known = lastParts[node.stanza.id] { return known }
    return lastParts.store(findParts(of: node), for: node.stanza.id)
  }

  private mutating func findParts(of node: DeliveryNode) -> [DeliveryNode] {
    guard let language = patternRelations.language(of: node.stanza), language.front == .nothing
    else { return [node] }
    var found: [DeliveryNode] = []
    for text in language.texts {
      let name = String(decoding: text, as: UTF8.self)
      guard EffectiveDelivery.hasStanza(name, inOrAround: node.container) else { return [node] }
      found.append(DeliveryNode(node, listing: DomainName(name)))
    }
    return found.isEmpty ? [node] : found
  }

  private static func hasStanza(_ name: String, inOrAround container: Scope) -> Bool {
    var next: Scope? = container
    while let current = next {
      if current.child(.domain, name) != nil { return true }
      next = current.parent
    }
    return false
  }

  /// Whether `setting`, in the stanza of a regular expression, never takes effect, because stanzas beside it set the
  /// option `keyword` for each of its names.
  mutating func isReplacedByNames(_ setting: Setting, _ keyword: Keyword) -> Bool {
    guard setting.scope.isPattern, let node = DeliveryNode(setting.scope) else { return false }
    return parts(of: node).allSatisfy { part in
      part.isListed
        && part.domain.flatMap { node.container.child(.domain, $0.text) }?
          .sets(keyword) ?? false
    }
  }
}

extension Scope {
  /// Whether it is the stanza of exactly one domain.
  fileprivate var isStanzaOfOneDomain: Bool { keyword == .domain && isLabelled && !isPattern }
}
