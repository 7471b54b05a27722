import ToolSupport

/// A message that was read but not handled yet.
struct PendingMessage {
  let id: RequestID?
  let method: String
  private let content: [UInt8]

  init(id: RequestID?, method: String, content: [UInt8]) {
    self.id = id
    self.method = method
    self.content = content
  }

  /// Its parameters, decoded as `Parameters`.
  func parameters<Parameters: Decodable>(
    _ type: Parameters.Type = Parameters.self
  ) throws(ResponseError) -> Parameters {
    do {
      return try JSONText.decode(MessageParameters<Parameters>.self, from: content).params
    } catch {
      throw .invalidParameters("the parameters of `\(method)` are not understood")
    }
  }
}
