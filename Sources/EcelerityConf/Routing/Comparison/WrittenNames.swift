/// The names of domains and hosts that a configuration mentions, whether that affects a route or not: a regular
/// expression may match any of them.
enum WrittenNames {
  /// The options whose values are or contain such names.
  private static let options: KeywordSet = [
    .routes, .gateway, .rerouteDomain, .delayedRerouteDomain, .rollupMxName, .relayDomains,
    .bounceDomains, .domain, .domains, .target, .ehloHostname, .hostname,
  ]

  /// The labels of stanzas for domains and hosts in any scope, and the names in values, replaced ones included, in
  /// normal form and possibly repeatedly. Not all of them are valid domains.
  static func names(in configuration: Configuration) -> [String] {
    var names: [String] = []
    for keyword in [Keyword.domain, .host] {
      for stanza in configuration.scopes(of: keyword) where !stanza.isPattern {
        if let label = stanza.label { names.append(DomainName(label).text) }
      }
    }
    for setting in configuration.allSettings where options.contains(name: setting.nameID) {
      names += WrittenNames.names(in: setting)
    }
    return names
  }

  private static func names(in setting: Setting) -> [String] {
    let value = setting.value
    switch setting.keyword {
    case .routes: return value.items.compactMap { name(ofRoute: $0.text) }
    case .gateway: return GatewayTarget(value.comparableText).map { [$0.domain.text] } ?? []
    case .rerouteDomain, .delayedRerouteDomain:
      return setting.rerouteTarget.map { [DomainName($0.text).text] } ?? []
    case .target:
      guard setting.scope.keyword == .staticRoutes, let text = value.text else { return [] }
      return [DomainName(Authority(text).host.text).text]
    case .ehloHostname:
      guard let text = value.text, EHLOToken(rawValue: text.lowercased()) == nil else { return [] }
      return [DomainName(text).text]
    default:
      return value.items.compactMap { name(ofListItem: $0.text) }
    }
  }

  /// An item that begins with a star is no name.
  private static func name(ofListItem item: String) -> String? {
    item.utf8.first == UInt8(ascii: "*") ? nil : DomainName(item).text
  }

  private static func name(ofRoute item: String) -> String? {
    switch RouteItem(item).target {
    case .name(let name): name.text
    case .address(let address): address.description
    case .exchangers, .invalid: nil
    }
  }
}
