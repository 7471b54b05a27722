import ToolSupport

/// Framed messages for the client, in order.
struct Outbox {
  private var bytes: [UInt8] = []

  /// Returns and clears the bytes to be written.
  mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  mutating func answer(_ id: RequestID, _ result: some Encodable) {
    send(ResponseMessage(id: id, result: result))
  }

  /// Answers a request with a long list, or with null.
  mutating func answer(_ id: RequestID, list: [some WrittenByHand]?) {
    var json = JSONBytes()
    json.raw("{\"jsonrpc\":\"2.0\",\"id\":")
    id.write(to: &json)
    json.raw(",\"result\":")
    if let list { json.list(list) } else { json.raw("null") }
    json.raw("}")
    frame(json.bytes)
  }

  mutating func fail(_ id: RequestID?, _ error: ResponseError) {
    send(ErrorMessage(id: id, error: error))
  }

  mutating func notify(_ method: String, _ parameters: some Encodable) {
    send(ServerMessage(method, parameters))
  }

  mutating func request(_ id: String, _ method: String, _ parameters: some Encodable) {
    send(ServerMessage(method, parameters, id: .text(id)))
  }

  private mutating func send(_ message: some Encodable) {
    // Everything that is sent can be encoded.
    guard let content = try? JSONText.encode(message, .oneLine) else {
      preconditionFailure("a message that cannot be written")
    }
    frame(content)
  }

  private mutating func frame(_ content: [UInt8]) {
    bytes += Array("Content-Length: \(content.count)\r\n\r\n".utf8)
    bytes += content
  }
}
