import TestRandom
import TestServers
import Testing

@testable import Delivery

/// HTTP responses, whole, in pieces and broken (RFC 9112).
struct HTTPResponseTests {
  private static func read(
    _ pieces: [[UInt8]], limit: Int = 100
  ) throws(HTTPError) -> HTTPResponse {
    var reader = HTTPResponseReader(
      ScriptedTransport(pieces, endsClosed: true), limit: limit, until: .soon)
    return try reader.read()
  }

  static let good: [(text: String, status: Int, body: String)] = [
    ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, "hello"),
    ("HTTP/1.0 200\nContent-Length:5\n\nhello and more", 200, "hello"),
    ("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", 200, ""),
    ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello", 200, "hello"),
    (
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\nhe\r\n3;a=b\r\nllo\r\n0\r\n\r\n",
      200, "hello"
    ),
    (
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nA \r\n0123456789\r\n0\r\n", 200,
      "0123456789"
    ),
    (
      "HTTP/1.1 103 Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx", 200, "x"
    ),
    (
      "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n\(String(repeating: "x", count: 100))", 200,
      String(repeating: "x", count: 100)
    ),
    ("HTTP/1.1 404 Not Found\r\n\r\nsorry", 404, ""),
    ("HTTP/1.1 301 Moved\r\nLocation: /\r\nContent-Length: 1000000\r\n\r\n", 301, ""),
  ]

  @Test(arguments: good)
  func aReplyIsRead(text: String, status: Int, body: String) throws {
    let bytes = Array(text.utf8)
    for pieces in [[bytes], bytes.map { [$0] }] {
      let response = try Self.read(pieces)
      #expect(response.status == status)
      #expect(String(decoding: response.body, as: UTF8.self) == body)
    }
  }

  /// Content that ends with the connection is complete if the end is authentic (RFC 9112, 6.3).
  @Test func anAuthenticEndIsTheEndOfTheContent() throws {
    let reply = Array("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello".utf8)
    for pieces in [[reply], reply.map { [$0] }] {
      var reader = HTTPResponseReader(
        ScriptedTransport(pieces, endsClosed: true), limit: 5, until: .soon
      ) { true }
      #expect(try reader.read().body == Array("hello".utf8))
      var narrow = HTTPResponseReader(
        ScriptedTransport(pieces, endsClosed: true), limit: 4, until: .soon
      ) { true }
      #expect(throws: HTTPError.tooLong(limit: 4)) { try narrow.read() }
    }
  }

  static let bad: [(text: String, words: String)] = [
    ("", "the connection was closed"),
    ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell", "the connection was closed"),
    ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n", "the connection was closed"),
    ("220 mx1.oak.example\r\n", "it does not begin with a status line of HTTP/1"),
    ("HTTP/2 200 OK\r\n\r\n", "it does not begin with a status line of HTTP/1"),
    ("HTTP/1.1 20 OK\r\n\r\n", "it does not begin with a status line of HTTP/1"),
    ("HTTP/1.1 200 OK\r\n\r\nhello", "it does not declare its length"),
    ("HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\n", "its length is not a number"),
    ("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "its length is not a number"),
    (
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
      "its length is not a number"
    ),
    (
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
      "it declares its length in several ways"
    ),
    (
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
      "it declares its length in several ways"
    ),
    ("HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n", "the reply is longer than 100 bytes"),
    (
      "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
      "the reply is longer than 100 bytes"
    ),
    ("HTTP/1.1 001 x\r\n\r\n", "it does not begin with a status line of HTTP/1"),
    ("HTTP/1.1 600 x\r\n\r\n", "it does not begin with a status line of HTTP/1"),
    ("HTTP/1.1 200 OK\r\n: x\r\n\r\n", "a header field has no name"),
    ("HTTP/1.1 200 OK\r\nA: b\r\n c: d\r\n\r\n", "a header field has no name"),
    (
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      "the size of a chunk is not a number"
    ),
    (
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
      "the size of a chunk is not a number"
    ),
    (
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n",
      "a chunk is longer than declared"
    ),
    (
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n\(String(repeating: "x", count: 64))"
        + "\r\n40\r\n", "the reply is longer than 100 bytes"
    ),
    (
      String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 9),
      "it has too many interim responses"
    ),
  ]

  @Test(arguments: bad)
  func aReplyThatIsBrokenIsTold(text: String, words: String) throws {
    let error = #expect(throws: HTTPError.self) { try Self.read([Array(text.utf8)]) }
    let told = try #require(error).description
    #expect(told == words || told == "the reply cannot be read: " + words)
  }

  @Test func endlessFieldsEnd() throws {
    let start = Array("HTTP/1.1 200 OK\r\n".utf8)
    let fields = Array(String(repeating: "a: b\r\n", count: 100_000).utf8)
    let line = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    for rest in [fields, line] {
      let error = #expect(throws: HTTPError.self) { try Self.read([start, rest]) }
      #expect(error == .tooLong(limit: 100))
    }
  }

  /// Text with a meaning somewhere in a response.
  private static let noise = Array("0123456789aA:;,= \r\n\0\u{ff}".utf8)

  /// The result does not depend on how the data is split, and is within the limits.
  @Test func noiseIsReadWholeAsInPieces() {
    var random = SeededRandom(11)
    var count = 0
    for (text, _, _) in Self.good {
      for _ in 0..<200 {
        var bytes = Array(text.utf8)
        for _ in 0..<3 {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] =
            Self.noise.randomElement(using: &random) ?? 0
        }
        let whole = Result { () throws(HTTPError) in try Self.read([bytes]) }
        let inPieces = Result { () throws(HTTPError) in try Self.read(bytes.map { [$0] }) }
        #expect(whole == inPieces)
        guard case .success(let response) = whole else { continue }
        count += 1
        #expect((200..<600).contains(response.status))
        #expect(response.body.count <= (response.status == 200 ? 100 : 0))
      }
    }
    // Most of it is broken, and not all.
    #expect((100..<1_000).contains(count))
  }
}
