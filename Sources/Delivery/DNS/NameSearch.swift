/// The search list for names with few dots (`search` and `ndots` of resolv.conf(5)).
package struct NameSearch: Hashable, Sendable {
  /// The domains, in the order in which they are tried.
  package var domains: [DomainName] = []
  /// `ndots`: a name with fewer dots is tried in the domains before it is tried as it is.
  package var dotsOfAbsoluteNames = 1
  /// Hosts of the hosts file where that comes first (`lookup fb`); their addresses are not searched for.
  package var knownHosts: Set<DomainName> = []

  /// An empty search list.
  package init() {}
}

extension NameSearch: Codable {
  private enum CodingKeys: String, CodingKey {
    case domains
    case dotsOfAbsoluteNames = "ndots"
    case knownHosts = "hosts"
  }

  /// Encodes the search list of a recording.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(domains.map(\.description), forKey: .domains)
    try container.encode(dotsOfAbsoluteNames, forKey: .dotsOfAbsoluteNames)
    if !knownHosts.isEmpty {
      try container.encode(knownHosts.map(\.description).sorted(), forKey: .knownHosts)
    }
  }

  /// Decodes it; throws `DecodingError` when a domain or host is not a domain name.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    domains = try Self.names(try container.decode([String].self, forKey: .domains), container)
    dotsOfAbsoluteNames = try container.decode(Int.self, forKey: .dotsOfAbsoluteNames)
    let hosts = try container.decodeIfPresent([String].self, forKey: .knownHosts) ?? []
    knownHosts = Set(try Self.names(hosts, container))
  }

  private static func names(
    _ texts: [String], _ container: KeyedDecodingContainer<CodingKeys>
  ) throws -> [DomainName] {
    try texts.map { text in
      if let name = DomainName(text) { return name }
      throw DecodingError.dataCorrupted(
        .init(codingPath: container.codingPath, debugDescription: "`\(text)` is no name"))
    }
  }
}
