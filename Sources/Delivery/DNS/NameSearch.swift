/// In which domains a name with few dots may be meant (`search` and `ndots` of resolv.conf(5)).
package struct NameSearch: Hashable, Sendable {
  /// The domains in the order in which they are tried.
  package var domains: [DomainName] = []
  /// A name with fewer dots than this is tried in the domains before it is tried as it is.
  package var dotsOfAbsoluteNames = 1
  /// Hosts whose addresses are known before anybody is asked (`lookup fb`), so that no domain of the list is tried
  /// for these.
  package var knownHosts: Set<DomainName> = []

  /// No domain.
  package init() {}
}

extension NameSearch: Codable {
  private enum CodingKeys: String, CodingKey {
    case domains
    case dotsOfAbsoluteNames = "ndots"
    case knownHosts = "hosts"
  }

  /// Writes it as recordings have it.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(domains.map(\.description), forKey: .domains)
    try container.encode(dotsOfAbsoluteNames, forKey: .dotsOfAbsoluteNames)
    if !knownHosts.isEmpty {
      try container.encode(knownHosts.map(\.description).sorted(), forKey: .knownHosts)
    }
  }

  /// Reads it; throws `DecodingError` when a domain or a host is no name.
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
