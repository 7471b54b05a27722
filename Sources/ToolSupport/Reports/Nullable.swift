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
