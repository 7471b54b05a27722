import Delivery
import EcelerityConf
import ToolSupport

/// How a command resolves names: whom it asks, and what it records, as its options say.
struct ResolverSetup {
  /// Asks each question once, and keeps the answers for a recording.
  typealias ConfiguredResolver = RecordingResolver<CachingResolver<ResolverBackend>>

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
    recordPath = arguments[ResolverOption.record]
    guard !isOffline else {
      try Self.refuse(
        ResolverOption.resolving, of: arguments, besides: ResolverOption.offline.declaration)
      resolver = nil
      search = NameSearch()
      policies = .recorded(RecordedPolicies(Recording()))
      return
    }
    let recording = try arguments[ResolverOption.replay].map { try Recording(readingFrom: $0) }
    let backend: ResolverBackend
    if let recording {
      try Self.refuse(
        [ResolverOption.nameServer.declaration, ResolverOption.record.declaration], of: arguments,
        besides: ResolverOption.replay.declaration)
      (backend, search) = (.recording(ReplayResolver(recording)), recording.search)
    } else {
      (backend, search) = try Self.nameServers(
        arguments, interruption, loaded.configuration, &console)
    }
    policies = try Self.policies(arguments, recording, timeLimit, interruption)
    resolver = RecordingResolver(CachingResolver(backend))
  }

  /// Refuses `options` that have no effect besides `option`, as it leaves no name server to ask.
  private static func refuse(
    _ options: [OptionDeclaration], of arguments: ParsedArguments, besides option: OptionDeclaration
  ) throws(CommandFailure) {
    for useless in options where arguments.has(useless) {
      throw CommandFailure(
        "--\(option.name) queries no name server, so --\(useless.name) has no effect; drop one")
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
