import Delivery

/// Where answers come from.
enum NameSource: Resolver {
  /// Name servers.
  case stub(StubResolver)
  /// Name servers and the file of hosts.
  case system(HostsFileResolver<StubResolver>)
  /// A recording of them.
  case replay(ReplayResolver)

  mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer] {
    switch self {
    case .stub(var resolver):
      defer { self = .stub(resolver) }
      return resolver.resolve(questions)
    case .system(var resolver):
      defer { self = .system(resolver) }
      return try resolver.resolve(questions)
    case .replay(let resolver):
      return try resolver.resolve(questions)
    }
  }
}
