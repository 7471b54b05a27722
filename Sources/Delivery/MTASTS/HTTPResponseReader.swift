/// Reads one response from a transport. The response has to state its length (RFC 9112, 6.3) unless the end of the
/// connection is authentic.
struct HTTPResponseReader {
  private let transport: any Transport
  /// Whether the server itself ended the connection: TLS close_notify.
  private let isEndAuthentic: () -> Bool
  private let deadline: ContinuousClock.Instant
  /// Longest content in bytes.
  private let limit: Int
  private var buffer: [UInt8] = []
  /// The number of bytes of the buffer that were consumed.
  private var position = 0
  /// The number of bytes that may still be received, of whatever kind.
  private var allowance: Int

  /// Allowance in bytes for everything besides content: header fields, chunk sizes.
  private static let overhead = 64 * 1024
  /// Interim responses that are skipped (RFC 9110, 15.2).
  private static let interimLimit = 4

  /// A reader of `transport` that accepts content of at most `limit` bytes. After the end of the connection,
  /// `isEndAuthentic` says whether the server ended it.
  init(
    _ transport: any Transport, limit: Int, until deadline: ContinuousClock.Instant,
    isEndAuthentic: @escaping () -> Bool = { false }
  ) {
    self.transport = transport
    self.isEndAuthentic = isEndAuthentic
    self.limit = limit
    self.deadline = deadline
    allowance = limit + Self.overhead
  }

  /// The response; interim responses are skipped.
  mutating func read() throws(HTTPError) -> HTTPResponse {
    for _ in 0...Self.interimLimit {
      let status = try statusCode(line())
      let fields = try headerFields()
      if (100..<200).contains(status) { continue }
      // The content of other statuses is not needed.
      let body = status == 200 ? try content(fields) : []
      return HTTPResponse(status: status, fields: fields, body: body)
    }
    throw .malformed("it has too many interim responses")
  }

  /// The status code of a status line (RFC 9112, 4), from 100 to 599 (RFC 9110, 15).
  private func statusCode(_ line: ArraySlice<UInt8>) throws(HTTPError) -> Int {
    let parts = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[0].starts(with: "HTTP/1.".utf8), parts[1].count == 3,
      parts[1].allSatisfy(\.isDigit), let code = Int(String(decoding: parts[1], as: UTF8.self)),
      (100..<600).contains(code)
    else { throw .malformed("it does not begin with a status line of HTTP/1") }
    return code
  }

  /// The header fields up to the empty line (RFC 9112, 5).
  private mutating func headerFields() throws(HTTPError) -> [HTTPResponse.Field] {
    var fields: [HTTPResponse.Field] = []
    while true {
      let line = try line()
      if line.isEmpty { return fields }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon != line.startIndex,
        line[..<colon].allSatisfy({ (0x21...0x7e).contains($0) })
      else { throw .malformed("a header field has no name") }
      fields.append(
        HTTPResponse.Field(
          name: String(decoding: line[..<colon], as: UTF8.self).lowercased(),
          value: String(decoding: line[(colon + 1)...].trimmingBlanks(), as: UTF8.self)))
    }
  }

  /// The content, by its declared length (RFC 9112, 6.3).
  private mutating func content(_ fields: [HTTPResponse.Field]) throws(HTTPError) -> [UInt8] {
    let codings = HTTPResponse.values(of: "transfer-encoding", in: fields)
    let lengths = Set(HTTPResponse.values(of: "content-length", in: fields))
    switch (codings.map { $0.lowercased() }, lengths.first) {
    case (["chunked"], nil): return try chunks()
    case ([], .some(let text)):
      guard lengths.count == 1, text.utf8.allSatisfy(\.isDigit), !text.isEmpty else {
        throw .malformed("its length is not a number")
      }
      guard let length = Int(text), length <= limit else { throw .tooLong(limit: limit) }
      return try consume(length)
    case ([], nil): return try contentUpToTheEnd()
    default: throw .malformed("it declares its length in several ways")
    }
  }

  /// RFC 9112, 6.3: content without a declared length ends with the connection.
  private mutating func contentUpToTheEnd() throws(HTTPError) -> [UInt8] {
    while true {
      guard buffer.count - position <= limit else { throw .tooLong(limit: limit) }
      do throws(HTTPError) { try receive() } catch {
        guard error == .transport(.closed) else { throw error }
        guard isEndAuthentic() else { throw .malformed("it does not declare its length") }
        return Array(buffer[position...])
      }
    }
  }

  /// Chunked content (RFC 9112, 7.1); trailer fields are not waited for.
  private mutating func chunks() throws(HTTPError) -> [UInt8] {
    var body: [UInt8] = []
    while true {
      let digits = try line().prefix { $0 != UInt8(ascii: ";") }.trimmingBlanks()
      guard (1...8).contains(digits.count), digits.allSatisfy(\.isLetterOrDigit),
        let size = Int(String(decoding: digits, as: UTF8.self), radix: 16)
      else { throw .malformed("the size of a chunk is not a number") }
      if size == 0 { return body }
      guard size <= limit - body.count else { throw .tooLong(limit: limit) }
      body += try consume(size)
      guard try line().isEmpty else { throw .malformed("a chunk is longer than declared") }
    }
  }
}

extension HTTPResponseReader {
  /// Consumes a line, and returns it without its line break.
  private mutating func line() throws(HTTPError) -> ArraySlice<UInt8> {
    var searched = position
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0a) {
        let line = buffer[position..<end]
        position = end + 1
        return line.last == 0x0d ? line.dropLast() : line
      }
      searched = buffer.count
      try receive()
    }
  }

  private mutating func consume(_ count: Int) throws(HTTPError) -> ArraySlice<UInt8> {
    while buffer.count - position < count { try receive() }
    defer { position += count }
    return buffer[position..<position + count]
  }

  private mutating func consume(_ count: Int) throws(HTTPError) -> [UInt8] {
    Array(try consume(count) as ArraySlice<UInt8>)
  }

  private mutating func receive() throws(HTTPError) {
    guard allowance > 0 else { throw .tooLong(limit: limit) }
    do throws(TransportError) {
      let bytes = try transport.receive(atMost: min(allowance, 16 * 1024), until: deadline)
      allowance -= bytes.count
      buffer += bytes
    } catch {
      throw .transport(error)
    }
  }
}
