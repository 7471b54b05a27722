import Delivery
import EcelerityConf
import ToolSupport

/// What the command line says about asking name servers.
struct NamesAtHand {
  /// Whoever answers.
  typealias Source = RecordingResolver<RememberingResolver<NameSource>>

  /// The options of every command that asks.
  static let options: [OptionDeclaration] = [
    .text(
      "dns", "HOST[:PORT]",
      help:
        "ask this name server instead of those of \(Keyword.resolvConf) or the system"
    ).alsoCalled("resolver", "nameserver"),
    .decimal(
      "dns-timeout", OptionValue.seconds, in: 0.001...3600,
      help: "how long a name server may take to reply, and a web server to give an MTA-STS policy"),
    .text("record", "FILE", help: "write the answers of name servers to FILE").once(),
    .text("replay", "FILE", help: "read the answers from FILE, and ask no name server").once(),
    .text(
      "sts-policy", "FILE",
      help: "take the MTA-STS policy from FILE where one would be fetched (\(Keyword.useMtaSts))"),
    .flag(
      "allow-private",
      help: "contact loopback and private addresses that the configuration does not name itself"),
  ]

  /// Those of them by which a command that asks nobody otherwise is told to ask.
  static let askingOptions = ["dns", "dns-timeout", "record", "replay", "sts-policy"]

  private let recordPath: String?
  /// What names of next hops with few dots may stand for.
  let search: NameSearch
  /// Where MTA-STS policies come from.
  let policies: PolicySource
  /// Whom to ask; nil when nobody is to be asked.
  let resolver: Source?

  /// What `arguments` say, for `configuration`. Asks nobody when they say `offline`; a policy is waited for
  /// no longer than `timeLimit`. Every wait ends when `interruption` is raised.
  init(
    _ arguments: ParsedArguments, isOffline: Bool, timeLimit: Duration? = nil,
    interruption: Interruption? = nil, _ source: ConfigurationAtHand, _ console: inout Console
  ) throws {
    recordPath = arguments.value("record")
    guard !isOffline else {
      for name in Self.askingOptions where arguments.has(name) {
        throw CommandFailure(
          "--offline asks no name server, so that --\(name) has no effect; drop one")
      }
      resolver = nil
      search = NameSearch()
      policies = .recorded(RecordedPolicies(Recording()))
      return
    }
    let recording = try arguments.value("replay").map(NamesAtHand.recording)
    let names: NameSource
    (names, search) = try NamesAtHand.source(arguments, recording, interruption, source, &console)
    policies = try NamesAtHand.policies(arguments, recording, timeLimit, interruption)
    resolver = RecordingResolver(RememberingResolver(names))
  }

  private static func source(
    _ arguments: ParsedArguments, _ recording: Recording?, _ interruption: Interruption?,
    _ source: ConfigurationAtHand, _ console: inout Console
  ) throws -> (NameSource, NameSearch) {
    if let recording {
      for name in ["dns", "record"] where arguments.has(name) {
        throw CommandFailure(
          "--replay asks no name server, so that --\(name) has no effect; drop one")
      }
      return (.replay(ReplayResolver(recording)), recording.search)
    }
    var servers = try servers(arguments, source, &console)
    if let timeout = arguments.duration("dns-timeout") { servers.timeout = timeout }
    // Whoever names a server wants to hear that one.
    if arguments.has("dns") {
      let stub = StubResolver(servers, interruption: interruption)
      return (.stub(stub, interruption), servers.search)
    }
    let hosts = hostsFile
    if servers.isHostsFileFirst { servers.search.knownHosts = hosts.hosts }
    return (system(servers, hosts, interruption), servers.search)
  }

  private static var hostsFile: HostsFile {
    let bytes = (try? DiskLoader().load(HostsFile.path).source.bytes) ?? []
    return HostsFile(String(decoding: bytes, as: UTF8.self))
  }

  /// `servers`, and `hosts` before or after them.
  private static func system(
    _ servers: ResolverConfiguration, _ hosts: HostsFile, _ interruption: Interruption? = nil
  ) -> NameSource {
    .system(
      HostsFileResolver(
        StubResolver(servers, interruption: interruption), hosts,
        isFirst: servers.isHostsFileFirst),
      interruption)
  }

  // MARK: Whom to ask

  /// Page: content/momentum/4/config/ref-resolv-conf.md.
  private static func servers(
    _ arguments: ParsedArguments, _ source: ConfigurationAtHand, _ console: inout Console
  ) throws -> ResolverConfiguration {
    if let text = arguments.value("dns") {
      let server = Endpoint(text, defaultPort: ResolverConfiguration.port)
      var configuration = ResolverConfiguration(
        servers: [try server ?? named(text, source, &console)])
      configuration.search = search(source, &console)
      return configuration
    }
    if let setting = source.configuration.global.setting(.resolvConf),
      let path = setting.value.text, !path.isEmpty
    {
      if let configuration = read(path, source, &console) { return configuration }
      source.warn(
        "`\(Keyword.resolvConf)` names \(path.visible), which cannot be read here; the system's name "
          + "servers are asked", &console)
    }
    return read(systemFile, source, &console) ?? ResolverConfiguration(servers: [])
  }

  /// What the file of `resolv_conf` says of names with few dots, whoever is asked. That of this system need not be that
  /// of the server's.
  private static func search(
    _ source: ConfigurationAtHand, _ console: inout Console
  ) -> NameSearch {
    guard let path = source.configuration.global.setting(.resolvConf)?.value.text, !path.isEmpty
    else { return NameSearch() }
    if let configuration = read(path, source, &console) { return configuration.search }
    source.warn(
      "`\(Keyword.resolvConf)` names \(path.visible), which cannot be read here; no name is completed by its "
        + "search list", &console)
    return NameSearch()
  }

  /// The name server called `text`, of which the system knows the address.
  private static func named(
    _ text: String, _ source: ConfigurationAtHand, _ console: inout Console
  ) throws -> Endpoint {
    guard let server = NamedServer(text, defaultPort: ResolverConfiguration.port) else {
      throw CommandFailure(
        "--dns: `\(text.visible)` is not a name server; write 192.0.2.53, 192.0.2.53:5353, "
          + "[2001:db8::53]:5353 or ns.oak.example")
    }
    let servers = read(systemFile, source, &console) ?? ResolverConfiguration(servers: [])
    var names = system(servers, hostsFile)
    let found = try names.addresses(of: server.name)
    guard let address = found.first else {
      throw CommandFailure("--dns: `\(server.host.visible)` \(found.problem.visible)")
    }
    return Endpoint(address, port: server.port)
  }

  private static let systemFile = "/etc/resolv.conf"

  /// The name servers that the file at `path` lists; nil when there is no such file.
  private static func read(
    _ path: String, _ source: ConfigurationAtHand, _ console: inout Console
  ) -> ResolverConfiguration? {
    guard let bytes = try? DiskLoader().load(path).source.bytes else { return nil }
    let configuration = ResolverConfiguration(
      resolverFile: String(decoding: bytes, as: UTF8.self))
    // What is wrong with the system's own file is nothing this configuration is to blame for.
    if path != systemFile { tell(configuration.remarks, on: path, source, &console) }
    return configuration
  }

  /// More about one file is not told: it is probably none of name servers.
  private static let mostRemarks = 5

  private static func tell(
    _ remarks: [ResolverConfiguration.Remark], on path: String, _ source: ConfigurationAtHand,
    _ console: inout Console
  ) {
    for remark in remarks.prefix(mostRemarks) {
      source.warn("\(path.visible):\(remark.line): \(remark.message.visible)", &console)
    }
    guard let next = remarks.dropFirst(mostRemarks).first else { return }
    let more = remarks.count - mostRemarks
    source.warn(
      "\(path.visible): \(more.counting("more mistake")), the first on line \(next.line)", &console)
  }

  // MARK: Policies

  private static func policies(
    _ arguments: ParsedArguments, _ recording: Recording?, _ timeLimit: Duration?,
    _ interruption: Interruption?
  ) throws -> PolicySource {
    guard let path = arguments.value("sts-policy") else {
      return recording.map { .recorded(RecordedPolicies($0)) }
        ?? .fetched(fetch(arguments, timeLimit, interruption))
    }
    do {
      return .given(try STSPolicy(try DiskLoader().load(path).source.bytes))
    } catch let error as LoadError {
      throw CommandFailure("\(path.visible): \(error.message)")
    } catch {
      throw CommandFailure("\(path.visible): is not an MTA-STS policy: \("\(error)".visible)")
    }
  }

  private static func fetch(
    _ arguments: ParsedArguments, _ timeLimit: Duration?, _ interruption: Interruption?
  ) -> STSFetch {
    var fetch = STSFetch()
    fetch.agent = "confroute/\(toolkitVersion)"
    fetch.interruption = interruption
    fetch.hasShortDNSTimeout =
      arguments.duration("dns-timeout").map { $0 < ResolverConfiguration.defaultTimeout } ?? false
    fetch.allowsPrivate = arguments.has("allow-private")
    for limit in [timeLimit, arguments.duration("dns-timeout")] {
      if let limit { fetch.timeout = min(fetch.timeout, limit) }
    }
    return fetch
  }

  // MARK: Recordings

  private static func recording(_ path: String) throws -> Recording {
    let bytes: [UInt8]
    do {
      bytes = try DiskLoader().load(path).source.bytes
    } catch {
      throw CommandFailure("\(path.visible): \(error.message)")
    }
    do {
      return try JSONText.decode(Recording.self, from: bytes)
    } catch {
      throw CommandFailure(
        "`\(path.visible)` is not a recording of this version; make one with --record")
    }
  }

  /// Keeps what `names` has heard, when that was asked for.
  func save(_ resolver: RouteResolver<Source>) throws {
    guard let recordPath else { return }
    var recording = resolver.names.recording
    recording.policies = resolver.recordedPolicies
    recording.search = search
    // The other hosts of this machine are nobody's business.
    recording.search.knownHosts.formIntersection(recording.answers.map(\.question.name))
    try FileCreation.write(JSONText.encode(recording, .indented), to: recordPath) {
      (try? JSONText.decode(Recording.self, from: $0)) != nil
    }
  }
}
