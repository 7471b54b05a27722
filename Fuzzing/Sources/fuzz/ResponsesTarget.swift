@testable import Delivery

/// Checks a response that arrives in pieces, of a size given by the first byte: it is within its
/// limit and does not depend on the size of the pieces.
@Sendable func checkResponses(_ bytes: [UInt8]) {
  guard let first = bytes.first else { return }
  let rest = Array(bytes.dropFirst())
  let whole = response([rest])
  require(response(pieces(of: rest, Int(first) + 1)) == whole, "pieces make another response")
}

private let limit = 512

private func response(_ pieces: [[UInt8]]) -> Result<HTTPResponse, HTTPError> {
  var reader = HTTPResponseReader(
    MemoryTransport(pieces), limit: limit, until: .now + .seconds(3600))
  do throws(HTTPError) {
    let response = try reader.read()
    require(response.body.count <= limit, "the content is too long")
    require(200..<600 ~= response.status, "\(response.status) is no status")
    require(
      response.fields.allSatisfy { !$0.name.isEmpty && $0.name == $0.name.lowercased() },
      "the name of a field is no name")
    return .success(response)
  } catch {
    return .failure(error)
  }
}
