/// An HTTP response (RFC 9112), as far as it is needed to fetch a small file.
struct HTTPResponse: Hashable {
  /// The status code, such as 200.
  let status: Int
  /// The header fields in their order, names in lower case.
  let fields: [Field]
  let body: [UInt8]

  struct Field: Hashable {
    let name: String
    let value: String
  }

  /// The values of the fields called `name`, which is in lower case.
  func values(of name: String) -> [String] { Self.values(of: name, in: fields) }

  static func values(of name: String, in fields: [Field]) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }
}

/// Why a response cannot be used.
enum HTTPError: Error, Hashable, CustomStringConvertible {
  case transport(TransportError)
  /// The response is malformed; the defect in words.
  case malformed(String)
  /// The content is longer than the limit in bytes.
  case tooLong(limit: Int)

  var description: String {
    switch self {
    case .transport(let error): error.description
    case .malformed(let words): "the reply cannot be read: \(words)"
    case .tooLong(let limit): "the reply is longer than \(limit) bytes"
    }
  }
}
