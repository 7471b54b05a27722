/// What a queue also takes from the domain's stanza that sets its gateway: method and ports (decision D-03).
enum AdoptedOptions {
  static let keywords: KeywordSet = [.deliveryMethod, .lmtpPort, .ecstreamPort, .remoteSmtpPort]

  /// Whether `setting`, one of `keyword`, decides for a queue by itself, so that the scopes around it do not tell what
  /// would hold without it: it stands beside a gateway, or keeps what stands beside one from the queue of its name.
  static func mayInclude(
    _ setting: Setting, _ keyword: Keyword, at node: DeliveryNode, _ map: DeliveryMap
  ) -> Bool {
    guard node.isDomain, keywords.contains(keyword) else { return false }
    return node.stanza.sets(.gateway) || node.domain.map(map.isQueueOfDomain) ?? true
  }

  /// Whether it makes a difference which of two stanzas sets a gateway: one of them, that of a domain, sets what is
  /// taken from there.
  static func dependOn(_ stanza: Scope, or other: Scope) -> Bool {
    [stanza, other].contains { scope in
      scope.keyword == .domain && !scope.options.isDisjoint(with: keywords)
    }
  }
}

extension Scope {
  /// The options that it sets.
  fileprivate var options: KeywordSet { KeywordSet(settings.lazy.compactMap(\.keyword)) }
}
