/// The origin of an answer: a location in the configuration or `"default"`.
package enum OriginDocument: Encodable, Sendable {
  /// The location of an assignment.
  case location(LocationDocument)
  /// No assignment.
  case builtInDefault

  /// Writes the location, or `"default"`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .location(let location): try container.encode(location)
    case .builtInDefault: try container.encode("default")
    }
  }
}
