import ToolSupport

/// Messages for the client, framed and in order.
struct Outbox {
  private var bytes: [UInt8] = []

  /// Takes out what is to be written.
  mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  mutating func answer(_ id: RequestID, _ result: some Encodable) {
    send(ResponseMessage(id: id, result: result))
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
    // Nothing that is sent holds what JSON cannot say.
    guard let content = try? JSONText.encode(message, .oneLine) else {
      preconditionFailure("a message that cannot be written")
    }
    bytes += Array("Content-Length: \(content.count)\r\n\r\n".utf8)
    bytes += content
  }
}
