/// Where an answer comes from: a place in the configuration or `"default"`.
package enum OriginDocument: Encodable, Sendable {
  /// It is written there.
  case location(LocationDocument)
  /// It is written nowhere.
  case builtInDefault

  /// Writes the place, or `"default"`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .location(let location): try container.encode(location)
    case .builtInDefault: try container.encode("default")
    }
  }
}
