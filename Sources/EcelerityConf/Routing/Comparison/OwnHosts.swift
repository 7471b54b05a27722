/// Next hops that only one domain has, in both configurations. Their names make no difference to what changes, so
/// that domains with hosts of their own can be equivalent.
struct OwnHosts {
  /// The next hops of one domain.
  struct Hosts {
    /// The names in order, without repetition.
    private(set) var names: [String] = []
    private var positions: [String: Int] = [:]

    /// The position of `name`.
    func position(of name: String) -> Int? { positions[name] }

    fileprivate mutating func insert(_ name: String) {
      guard positions[name] == nil else { return }
      positions[name] = names.count
      names.append(name)
    }
  }

  /// The next hops by domain.
  private(set) var byDomain: [String: Hosts] = [:]

  /// No own hosts: the name of every next hop counts.
  init() {}

  init(_ old: Configuration, _ new: Configuration) {
    var routes: [String: [(text: String, hosts: Hosts)]] = [:]
    var users: [String: Set<String>] = [:]
    for configuration in [old, new] {
      for setting in configuration.settings(of: [.routes, .gateway, .rerouteDomain]) {
        let (user, hosts) = OwnHosts.hosts(of: setting)
        for host in hosts.names { users[host, default: []].insert(user ?? "") }
        guard let user else { continue }
        routes[user, default: []].append((setting.value.description, hosts))
      }
    }
    for (domain, values) in routes where !domain.isEmpty && values.count == 2 {
      guard values[0].text == values[1].text, !values[0].hosts.names.isEmpty,
        values[0].hosts.names.allSatisfy({ users[$0]?.count == 1 && $0 != domain })
      else { continue }
      byDomain[domain] = values[0].hosts
    }
  }

  /// The names in the value, and the domain if these are the routes of a domain at the top level.
  private static func hosts(of setting: Setting) -> (user: String?, hosts: Hosts) {
    var hosts = Hosts()
    switch setting.keyword {
    case .gateway:
      if let target = GatewayTarget(setting.value.comparableText) {
        hosts.insert(target.domain.text)
      }
      return (nil, hosts)
    case .rerouteDomain:
      if let target = setting.rerouteTarget { hosts.insert(DomainName(target.text).text) }
      return (nil, hosts)
    default:
      for item in setting.value.items {
        if case .name(let name) = RouteItem(item.text).target { hosts.insert(name.text) }
      }
      let scope = setting.scope
      guard scope.keyword == .domain, !scope.isPattern, scope.parent?.isGlobal ?? false,
        let label = scope.label
      else { return (nil, hosts) }
      return (DomainName(label).text, hosts)
    }
  }
}
