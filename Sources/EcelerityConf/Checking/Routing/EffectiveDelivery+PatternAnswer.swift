/// Options for the names of a regular expression.
extension EffectiveDelivery {
  /// The option for all names of the regular expression `node` on the binding or group `container`, except those with a
  /// stanza of their own; nil where it is not known to be the same for all of them. With `isOutside`, stanzas in the
  /// container of `node` are passed over.
  mutating func patternAnswer(
    _ keyword: Keyword, at node: DeliveryNode, in container: Scope, isOutside: Bool = false
  ) -> Answer? {
    guard map.isSet(keyword) else { return .byDefault }
    let chain = patternChains.chain(of: keyword, in: container)
    for place in chain.places {
      let isOwn = place.container.isSame(as: node.container)
      if isOwn, isOutside { continue }
      // Earlier expressions take some of the names away, and leave the rest to this stanza.
      if isOwn, let own = node.stanza.setting(keyword), own.hasItems {
        return Answer(setting: own, isSetInDomain: true)
      }
      for stanza in place.stanzas {
        switch patternRelations.relation(of: node.stanza, to: stanza) {
        case .within: return Answer(setting: stanza.setting(keyword), isSetInDomain: true)
        case .disjoint: continue
        case .unknown: return nil
        }
      }
    }
    return Answer(setting: chain.end, isSetInDomain: false)
  }
}
