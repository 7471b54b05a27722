import Delivery
import EcelerityConf
import ToolSupport

extension ResolverSetup {
  /// The name servers to ask, and the search list. Page: content/momentum/4/config/ref-resolv-conf.md.
  static func nameServers(
    _ arguments: ParsedArguments, _ interruption: Interruption?, _ configuration: Configuration,
    _ console: inout Console
  ) throws -> (ResolverBackend, NameSearch) {
    var files = ResolverFiles(configuration)
    defer { for warning in files.warnings { console.warn(warning.visible) } }
    let timeout = arguments[ResolverOption.timeout]
    // Only that name server is asked: its answers are what the caller wants to see.
    if let text = arguments[ResolverOption.nameServer] {
      var servers = ResolverConfiguration(servers: [try server(text, &files)])
      if let timeout { servers.timeout = timeout }
      let stub = StubResolver(servers, interruption: interruption)
      return (.nameServers(stub, interruption), files.search())
    }
    var servers = files.nameServers()
    if let timeout { servers.timeout = timeout }
    let hosts = files.hosts()
    if servers.isHostsFileFirst { servers.search.knownHosts = hosts.hosts }
    return (.system(servers, hosts, interruption: interruption), servers.search)
  }

  /// The name server that `--dns` gives by address, or by a name that the system's resolver looks up.
  private static func server(_ text: String, _ files: inout ResolverFiles) throws -> Endpoint {
    if let endpoint = Endpoint(text, defaultPort: ResolverConfiguration.port) { return endpoint }
    guard let server = NamedServer(text, defaultPort: ResolverConfiguration.port) else {
      throw CommandFailure(
        "--dns: `\(text.visible)` is not a name server; write 192.0.2.53, 192.0.2.53:5353, "
          + "[2001:db8::53]:5353 or ns.oak.example")
    }
    var names = ResolverBackend.system(files.systemNameServers(), files.hosts())
    let found = try names.addresses(of: server.name)
    guard let address = found.first else {
      throw CommandFailure("--dns: `\(server.host.visible)` \(found.problem.visible)")
    }
    return Endpoint(address, port: server.port)
  }
}
