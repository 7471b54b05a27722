/// What `JSONBytes` wrote, as part of a document that is encoded: some parts of documents are frequent elsewhere, and
/// nothing is put into words twice.
package enum JSONValue: Encodable, Sendable {
  case null
  case truth(Bool)
  case number(Int)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A member of an object.
  package struct Member: Sendable {
    let name: String
    let value: JSONValue
  }

  /// The value that `json` holds, which `JSONBytes` wrote.
  package init(_ json: [UInt8]) {
    var reader = WrittenJSON(json)
    self = reader.value()
  }

  /// Writes the value; the encoder sorts the members of objects.
  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .array(let elements):
      var container = encoder.unkeyedContainer()
      for element in elements { try container.encode(element) }
    case .object(let members):
      var container = encoder.container(keyedBy: Name.self)
      for member in members {
        try container.encode(member.value, forKey: Name(stringValue: member.name))
      }
    case .null, .truth, .number, .string:
      var container = encoder.singleValueContainer()
      try encode(to: &container)
    }
  }

  private func encode(to container: inout any SingleValueEncodingContainer) throws {
    switch self {
    case .truth(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .null, .array, .object: try container.encodeNil()
    }
  }

  /// The name of any member.
  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

/// Reads a document of `JSONBytes`: no white space, whole numbers only (RFC 8259). Anything else is our mistake.
private struct WrittenJSON {
  private var rest: ArraySlice<UInt8>

  init(_ json: [UInt8]) { rest = json[...] }

  mutating func value() -> JSONValue {
    switch rest.first {
    case UInt8(ascii: "{"): return .object(members())
    case UInt8(ascii: "["): return .array(elements())
    case UInt8(ascii: "\""): return .string(string())
    default: return literal()
    }
  }

  private mutating func members() -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    rest.removeFirst()
    while !skip("}") {
      if !members.isEmpty { expect(",") }
      let name = string()
      expect(":")
      members.append(JSONValue.Member(name: name, value: value()))
    }
    return members
  }

  private mutating func elements() -> [JSONValue] {
    var elements: [JSONValue] = []
    rest.removeFirst()
    while !skip("]") {
      if !elements.isEmpty { expect(",") }
      elements.append(value())
    }
    return elements
  }

  private mutating func literal() -> JSONValue {
    let word = rest.prefix { !",]}".utf8.contains($0) }
    rest = rest[word.endIndex...]
    switch String(decoding: word, as: UTF8.self) {
    case "null": return .null
    case "true": return .truth(true)
    case "false": return .truth(false)
    case let text:
      guard let number = Int(text) else { preconditionFailure("`\(text)` is no JSON literal") }
      return .number(number)
    }
  }

  private mutating func string() -> String {
    expect("\"")
    var bytes: [UInt8] = []
    while true {
      let plain = rest.prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
      bytes += plain
      rest = rest[plain.endIndex...]
      if skip("\"") { return String(decoding: bytes, as: UTF8.self) }
      expect("\\")
      bytes += String(escaped()).utf8
    }
  }

  /// The character after a backslash; `JSONBytes` escapes none beyond the basic plane.
  private mutating func escaped() -> Unicode.Scalar {
    switch rest.popFirst() {
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let digits = String(decoding: rest.prefix(4), as: UTF8.self)
      rest = rest.dropFirst(4)
      guard let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) else {
        preconditionFailure("`\\u\(digits)` is no character")
      }
      return scalar
    case let byte?: return Unicode.Scalar(byte)
    case nil: preconditionFailure("a string does not end")
    }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) {
    precondition(skip(character), "`\(character)` is missing")
  }
}
