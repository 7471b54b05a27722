/// Settings whose effect only DNS can tell, for next hops that are not looked up.
extension RouteEvaluator {
  /// The settings that apply to the next hops of `walk`, of which nothing is looked up.
  mutating func lookupSettings(of walk: RouteWalk) -> LookupSettings.Applied {
    var applied = LookupSettings.Applied()
    applied.ofHosts = lookupSettings.ofHosts
    if let ipv6First = lookupSettings.ipv6First,
      Set(walk.hops.compactMap { $0.address?.isIPv6 }).count > 1
    {
      applied.ofAddresses = [ipv6First]
    }
    if walk.hops.contains(where: { $0.lookup == .mx }) {
      applied.ofExchangers = lookupSettings.ofHosts + settingsOfExchangers(walk)
    }
    return applied
  }

  private mutating func settingsOfExchangers(_ walk: RouteWalk) -> [LookupSetting] {
    var settings = lookupSettings.ofExchangers
    if let list = relayedDomains.option(with: walk.routingDomain) {
      let option = options.globalValue(of: .onlyUseBestMxForRelayDomains)
      if option.truth != false {
        let deciding = [configuration.global.setting(list), option.setting].compactMap(\.self)
        settings.append(LookupSetting(option.option.keyword.name, deciding))
      }
    }
    return settings + lookupSettings.rollups(in: containers(of: walk))
  }
}
