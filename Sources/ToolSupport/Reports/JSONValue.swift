/// A JSON value (RFC 8259) that `JSONBytes` wrote, as part of a document that is encoded, so that the members of each
/// part are listed once.
package enum JSONValue: Hashable, Codable, Sendable {
  case null
  case boolean(Bool)
  case number(Int)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// The value of the document `json`.
  package init(_ json: [UInt8]) {
    do {
      self = try JSONText.decode(JSONValue.self, from: json)
    } catch {
      preconditionFailure("`JSONBytes` wrote something else than JSON: \(error)")
    }
  }

  /// Reads any value with whole numbers; throws the decoder's error for another one.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let string = try? container.decode(String.self) {
      self = .string(string)
    } else if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else if let boolean = try? container.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let members = try? container.decode([String: JSONValue].self) {
      self = .object(members)
    } else {
      self = .array(try container.decode([JSONValue].self))
    }
  }

  /// Writes the value; the encoder sorts the members of objects.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .boolean(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let values): try container.encode(values)
    case .object(let members): try container.encode(members)
    }
  }
}
