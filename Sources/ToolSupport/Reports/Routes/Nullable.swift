/// A value of a JSON document that is `null` when there is none, instead of left out.
package struct Nullable<Value: Encodable & Sendable>: Encodable, Sendable {
  private let value: Value?

  /// `value`, or nothing.
  package init(_ value: Value?) {
    self.value = value
  }

  /// Writes the value, or `null`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}

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

/// The version of the form of the documents.
let documentFormatVersion = "1.0"
