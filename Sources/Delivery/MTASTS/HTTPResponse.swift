/// What a server replies to a request (RFC 9112), as much as is needed to fetch a small file.
struct HTTPResponse: Hashable {
  /// 200
  let status: Int
  /// The header fields, names in small letters, in their order.
  let fields: [Field]
  let body: [UInt8]

  struct Field: Hashable {
    let name: String
    let value: String
  }

  /// The values of the fields `name`, which is in small letters.
  func values(of name: String) -> [String] { Self.values(of: name, in: fields) }

  static func values(of name: String, in fields: [Field]) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }
}

/// Why a reply cannot be used.
enum HTTPError: Error, Hashable, CustomStringConvertible {
  case transport(TransportError)
  /// What is wrong with it, in words.
  case malformed(String)
  /// Its content has more bytes than wanted.
  case tooLong(limit: Int)

  var description: String {
    switch self {
    case .transport(let error): error.description
    case .malformed(let words): "the reply cannot be read: \(words)"
    case .tooLong(let limit): "the reply is longer than \(limit) bytes"
    }
  }
}
