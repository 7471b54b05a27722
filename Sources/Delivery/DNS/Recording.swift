/// Recorded answers, as docs/schema/recording.schema.json describes them.
package struct Recording: Hashable, Sendable {
  /// The answers in the order in which they arrived.
  package var answers: [Answer]
  /// The MTA-STS policies that web servers gave.
  package var policies: [RecordedPolicy]
  /// The search list that was in force.
  package var search: NameSearch

  /// A recording of these answers.
  package init(
    _ answers: [Answer] = [], policies: [RecordedPolicy] = [], search: NameSearch = NameSearch()
  ) {
    self.answers = answers
    self.policies = policies
    self.search = search
  }

  /// The major number changes when readers of the older format would misread a file.
  static let formatVersion = "1.0"
}

extension Recording: Codable {
  private enum CodingKeys: String, CodingKey {
    case formatVersion = "format_version"
    case answers, policies, search
  }

  /// Encodes the document.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.formatVersion, forKey: .formatVersion)
    try container.encode(answers.map(RecordedAnswer.init), forKey: .answers)
    if !policies.isEmpty { try container.encode(policies, forKey: .policies) }
    if !search.domains.isEmpty { try container.encode(search, forKey: .search) }
  }

  /// Decodes a document; throws `DecodingError` when it is not a recording, has another major version, or has an answer
  /// that DNS cannot give.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let version = try container.decode(String.self, forKey: .formatVersion)
    // Minor versions may add fields.
    guard version.prefix(while: { $0 != "." }) == Self.formatVersion.prefix(while: { $0 != "." })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .formatVersion, in: container,
        debugDescription: "the format is \(version), not \(Self.formatVersion)")
    }
    var list = try container.nestedUnkeyedContainer(forKey: .answers)
    var answers: [Answer] = []
    while !list.isAtEnd {
      guard let answer = try list.decode(RecordedAnswer.self).answer else {
        throw DecodingError.dataCorruptedError(
          in: list, debugDescription: "answer \(answers.count + 1) is not one that DNS can give")
      }
      answers.append(answer)
    }
    self.answers = answers
    policies = try container.decodeIfPresent([RecordedPolicy].self, forKey: .policies) ?? []
    search = try container.decodeIfPresent(NameSearch.self, forKey: .search) ?? NameSearch()
  }
}
