/// The source of a command's answers: name servers, with or without the hosts file, or a recording.
package enum ResolverBackend: Resolver {
  /// Name servers alone. Waits end when the interruption is raised.
  case nameServers(StubResolver, Interruption?)
  /// Name servers and the hosts file.
  case nameServersAndHosts(HostsFileResolver<StubResolver>, Interruption?)
  /// A recording.
  case recording(ReplayResolver)

  /// Asks `servers`, and looks names up in `hosts` before or after that, as `servers` says.
  package static func system(
    _ servers: ResolverConfiguration, _ hosts: HostsFile, interruption: Interruption? = nil
  ) -> ResolverBackend {
    .nameServersAndHosts(
      HostsFileResolver(
        StubResolver(servers, interruption: interruption), hosts,
        isFirst: servers.isHostsFileFirst),
      interruption)
  }

  /// One answer for each of `questions`; throws `interrupted` once the interruption is raised, and `outOfDescriptors` as
  /// `StubResolver` does.
  package mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer] {
    switch self {
    case .nameServers(var resolver, let interruption):
      defer { self = .nameServers(resolver, interruption) }
      let answers = try resolver.resolve(questions)
      if interruption?.isRaised == true { throw .interrupted }
      return answers
    case .nameServersAndHosts(var resolver, let interruption):
      defer { self = .nameServersAndHosts(resolver, interruption) }
      let answers = try resolver.resolve(questions)
      if interruption?.isRaised == true { throw .interrupted }
      return answers
    case .recording(let resolver):
      return try resolver.resolve(questions)
    }
  }
}
