import Delivery
import EcelerityConf
import ToolSupport

/// How a command resolves names: whom it asks, and what it records, as its options say.
struct ResolverSetup {
  /// Asks each question once, and keeps the answers for a recording.
  typealias ConfiguredResolver = RecordingResolver<CachingResolver<ResolverBackend>>

  /// The options of every command that resolves names.
  static let options: [OptionDeclaration] = [
    .text(
      "dns", "HOST[:PORT]",
      help:
        "query this name server instead of those of \(Keyword.resolvConf) or the system"
    ).alsoCalled("resolver", "nameserver"),
    .decimal(
      "dns-timeout", OptionValue.seconds, in: 0.001...3600,
      help: "how long a name server may take to reply, and a web server to give an MTA-STS policy"),
    .text("record", "FILE", help: "write the answers of name servers to FILE").once(),
    .text("replay", "FILE", help: "read the answers from FILE, and query no name server").once(),
    .text(
      "sts-policy", "FILE",
      help: "take the MTA-STS policy from FILE where one would be fetched (\(Keyword.useMtaSts))"),
    .flag(
      "allow-private",
      help: "contact loopback and private addresses that the configuration does not name itself"),
  ]

  /// The options that make a command resolve names which does not do so by default.
  static let resolvingOptions = ["dns", "dns-timeout", "record", "replay", "sts-policy"]

  private let recordPath: String?
  /// The search list for names of next hops with few dots.
  let search: NameSearch
  /// Where MTA-STS policies come from.
  let policies: PolicySource
  /// Nil when no names are resolved.
  let resolver: ConfiguredResolver?

  /// The set-up that `arguments` describe for a configuration. It resolves no names when `isOffline`. Fetching a policy
  /// takes no longer than `timeLimit`. Every wait ends when `interruption` is raised.
  init(
    _ arguments: ParsedArguments, isOffline: Bool, timeLimit: Duration? = nil,
    interruption: Interruption? = nil, _ loaded: LoadedConfiguration, _ console: inout Console
  ) throws {
    recordPath = arguments.value("record")
    guard !isOffline else {
      try Self.refuse(Self.resolvingOptions, of: arguments, besides: "offline")
      resolver = nil
      search = NameSearch()
      policies = .recorded(RecordedPolicies(Recording()))
      return
    }
    let recording = try arguments.value("replay").map { try Recording(readingFrom: $0) }
    let backend: ResolverBackend
    if let recording {
      try Self.refuse(["dns", "record"], of: arguments, besides: "replay")
      (backend, search) = (.recording(ReplayResolver(recording)), recording.search)
    } else {
      (backend, search) = try Self.nameServers(
        arguments, interruption, loaded.configuration, &console)
    }
    policies = try Self.policies(arguments, recording, timeLimit, interruption)
    resolver = RecordingResolver(CachingResolver(backend))
  }

  /// Refuses options that have no effect besides `option`, as it leaves no name server to ask.
  private static func refuse(
    _ names: [String], of arguments: ParsedArguments, besides option: String
  ) throws(CommandFailure) {
    for name in names where arguments.has(name) {
      throw CommandFailure(
        "--\(option) queries no name server, so --\(name) has no effect; drop one")
    }
  }

  /// Writes the answers and policies that `resolver` has got to the file of `--record`, if that was given.
  func save(_ resolver: RouteResolver<ConfiguredResolver>) throws {
    guard let recordPath else { return }
    var recording = resolver.names.recording
    recording.policies = resolver.recordedPolicies
    recording.search = search
    // A recording is passed on; the other hosts of this machine are not for those who get it.
    recording.search.knownHosts.formIntersection(recording.answers.map(\.question.name))
    try recording.write(to: recordPath)
  }
}
