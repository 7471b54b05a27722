/// A value of a JSON document that is written as `null` if absent, instead of being left out.
package struct Nullable<Value: Encodable & Sendable>: Encodable, Sendable {
  private let value: Value?

  /// The given value, or null.
  package init(_ value: Value?) {
    self.value = value
  }

  /// Writes the value, or `null`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}
