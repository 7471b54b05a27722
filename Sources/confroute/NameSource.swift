import Delivery

/// Where answers come from.
enum NameSource: Resolver {
  /// Name servers, until somebody asks to stop.
  case stub(StubResolver, Interruption?)
  /// The same, and the file of hosts.
  case system(HostsFileResolver<StubResolver>, Interruption?)
  /// A recording of them.
  case replay(ReplayResolver)

  mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer] {
    switch self {
    case .stub(var resolver, let interruption):
      defer { self = .stub(resolver, interruption) }
      let answers = resolver.resolve(questions)
      if interruption?.isRaised == true { throw .interrupted }
      return answers
    case .system(var resolver, let interruption):
      defer { self = .system(resolver, interruption) }
      let answers = try resolver.resolve(questions)
      if interruption?.isRaised == true { throw .interrupted }
      return answers
    case .replay(let resolver):
      return try resolver.resolve(questions)
    }
  }
}
