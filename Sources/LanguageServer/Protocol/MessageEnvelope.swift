/// The identifier of a request.
enum RequestID: Codable, Hashable, Sendable {
  case number(Int)
  case text(String)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }
}

/// A message without its parameters.
struct MessageEnvelope: Decodable {
  /// The identifier of a request; nil for a notification.
  let id: RequestID?
  /// The method; nil for a response to a request of the server.
  let method: String?
  /// Whether there is an `id` of an invalid type.
  let hasInvalidID: Bool
  /// Whether there is a `method` that is not a text.
  let hasInvalidMethod: Bool

  private enum CodingKeys: String, CodingKey { case id, method }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    method = try? container.decodeIfPresent(String.self, forKey: .method)
    id = try? container.decodeIfPresent(RequestID.self, forKey: .id)
    hasInvalidID = container.contains(.id) && id == nil
    hasInvalidMethod = container.contains(.method) && method == nil
  }
}

/// The parameters of a message of a known kind.
struct MessageParameters<Parameters: Decodable>: Decodable {
  let params: Parameters
}

/// The error of a failed request.
///
/// JSON-RPC 2.0, section 5.1; Language Server Protocol 3.17, "ErrorCodes".
struct ResponseError: Error, Encodable, Hashable {
  let code: Int
  let message: String

  static func parse(_ message: String) -> ResponseError { .init(code: -32700, message: message) }
  static func invalidRequest(_ message: String) -> ResponseError {
    .init(code: -32600, message: message)
  }
  static func unknownMethod(_ name: String) -> ResponseError {
    .init(code: -32601, message: "method `\(name)` is not known")
  }
  static func invalidParameters(_ message: String) -> ResponseError {
    .init(code: -32602, message: message)
  }
  static let notInitialized = ResponseError(
    code: -32002, message: "the first request has to be `initialize`")
  static let cancelled = ResponseError(code: -32800, message: "cancelled by the client")
  /// The request is valid but cannot be fulfilled.
  static func failed(_ message: String) -> ResponseError { .init(code: -32803, message: message) }
}

/// The response to a request.
struct ResponseMessage<Result: Encodable>: Encodable {
  let id: RequestID
  let result: Result

  private enum CodingKeys: String, CodingKey { case jsonrpc, id, result }

  /// An empty result is written as `null`, not left out.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("2.0", forKey: .jsonrpc)
    try container.encode(id, forKey: .id)
    try container.encode(result, forKey: .result)
  }
}

/// The error response to a request.
struct ErrorMessage: Encodable {
  /// Nil if the request is unknown.
  let id: RequestID?
  let error: ResponseError

  private enum CodingKeys: String, CodingKey { case jsonrpc, id, error }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("2.0", forKey: .jsonrpc)
    try container.encode(id, forKey: .id)
    try container.encode(error, forKey: .error)
  }
}

/// A notification of the server or, with an `id`, a request.
struct ServerMessage<Parameters: Encodable>: Encodable {
  private let jsonrpc = "2.0"
  let id: RequestID?
  let method: String
  let params: Parameters

  init(_ method: String, _ params: Parameters, id: RequestID? = nil) {
    self.id = id
    self.method = method
    self.params = params
  }

  private enum CodingKeys: String, CodingKey { case jsonrpc, id, method, params }
}

/// Empty parameters or an empty result.
struct NoContents: Codable {}
