/// Next hops that only one domain has, in the old configuration as in the new one. What they are called
/// makes no difference to the question what changes, so that domains with hosts of their own can be alike.
struct OwnHosts {
  /// The names of the next hops by the name of the domain, in order.
  private(set) var byDomain: [String: [String]] = [:]

  /// None: what each next hop is called counts.
  init() {}

  init(_ old: Configuration, _ new: Configuration) {
    var routes: [String: [(text: String, hosts: [String])]] = [:]
    var users: [String: Set<String>] = [:]
    for configuration in [old, new] {
      for setting in configuration.settings(of: [.routes, .gateway, .rerouteDomain]) {
        let (user, hosts) = OwnHosts.hosts(of: setting)
        for host in hosts { users[host, default: []].insert(user ?? "") }
        guard let user else { continue }
        routes[user, default: []].append((setting.value.description, hosts))
      }
    }
    for (domain, values) in routes where !domain.isEmpty && values.count == 2 {
      guard values[0].text == values[1].text, !values[0].hosts.isEmpty,
        values[0].hosts.allSatisfy({ users[$0]?.count == 1 && $0 != domain })
      else { continue }
      byDomain[domain] = values[0].hosts
    }
  }

  /// The names in the value, and the domain when it is the routes of one at the top level.
  private static func hosts(of setting: Setting) -> (user: String?, hosts: [String]) {
    let text = setting.value.text ?? setting.value.description
    switch setting.keyword {
    case .gateway: return (nil, GatewayTarget(text).map { [$0.domain.text] } ?? [])
    case .rerouteDomain: return (nil, [DomainName(text).text])
    default:
      var hosts: [String] = []
      for item in setting.value.items {
        guard case .name(let name) = RouteItem(item.text).target else { continue }
        if !hosts.contains(name.text) { hosts.append(name.text) }
      }
      let scope = setting.scope
      guard scope.keyword == .domain, !scope.isPattern, scope.parent?.isGlobal ?? false,
        let label = scope.label
      else { return (nil, hosts) }
      return (DomainName(label).text, hosts)
    }
  }
}
