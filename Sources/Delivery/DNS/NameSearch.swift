/// In which domains a name with few dots may be meant (`search` and `ndots` of resolv.conf(5)).
package struct NameSearch: Hashable, Sendable {
  /// The domains in the order in which they are tried.
  package var domains: [DomainName] = []
  /// A name with fewer dots than this is tried in the domains before it is tried as it is.
  package var dotsOfAbsoluteNames = 1

  /// No domain.
  package init() {}
}

extension NameSearch: Codable {
  private enum CodingKeys: String, CodingKey {
    case domains
    case dotsOfAbsoluteNames = "ndots"
  }

  /// Writes it as recordings have it.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(domains.map(\.description), forKey: .domains)
    try container.encode(dotsOfAbsoluteNames, forKey: .dotsOfAbsoluteNames)
  }

  /// Reads it; throws `DecodingError` when a domain is no name.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let texts = try container.decode([String].self, forKey: .domains)
    domains = texts.compactMap { DomainName($0) }
    guard domains.count == texts.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .domains, in: container, debugDescription: "a domain is no name")
    }
    dotsOfAbsoluteNames = try container.decode(Int.self, forKey: .dotsOfAbsoluteNames)
  }
}
