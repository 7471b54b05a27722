import Foundation
import TestRandom
import TestServers
import Testing

@testable import Delivery

/// Peers that do not complete the handshake: nothing hangs, and the reason is reported.
@Suite(.enabled(if: CertificateAuthority.isInstalled, "needs openssl"))
struct BrokenPeerTests {
  @Test func aSilentServerIsLeftAtTheDeadline() throws {
    let transport = ScriptedTransport([])
    let error = #expect(throws: TLSError.self) {
      try TLSClient().connect(through: transport, TLSSettings(), until: .now + .milliseconds(50))
    }
    #expect(
      try #require(error).description
        == "the TLS handshake was not completed: no answer in time")
    #expect(transport.isClosed)
  }

  /// Authorities are read while the server answers, so that the ClientHello is sent first.
  @Test func authoritiesThatCannotBeReadEndTheHandshakeWithTheirName() throws {
    var settings = TLSSettings()
    settings.authorities = .file("/nowhere/ca.pem")
    let client = try TLSClient()
    for _ in 0..<2 {
      let transport = ScriptedTransport([[22, 3, 3, 0, 0]])
      let error = #expect(throws: TLSError.self) {
        try client.connect(through: transport, settings, until: .soon)
      }
      #expect(
        error
          == .setting(.authorities, "/nowhere/ca.pem", reason: "no such file or directory"))
      #expect(transport.isClosed)
      #expect(transport.sends == 1)
    }
  }

  @Test func rubbishIsNoHandshake() throws {
    var random = SeededRandom(7)
    let noise = (0..<200).map { count in
      (0..<count * 3 + 1).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
    let alert: [UInt8] = [21, 3, 3, 0, 2, 2, 40]
    let pieces = [Array("220 mx1.oak.example ESMTP\r\n".utf8), alert] + noise
    for piece in pieces {
      let error = #expect(throws: TLSError.self) {
        try TLSClient().connect(
          through: ScriptedTransport([piece], endsClosed: true), TLSSettings(), until: .soon)
      }
      let words = try #require(error).description
      #expect(words.hasPrefix("the TLS handshake ") && !words.contains("error 0"), "\(words)")
    }
  }

  @Test func aPeerThatTalksAllTheTimeIsLeftAtTheDeadline() throws {
    // A HelloRequest during a handshake has to be ignored (RFC 5246, 7.4.1.1).
    let wish: [UInt8] = [22, 3, 3, 0, 4, 0, 0, 0, 0]
    let transport = ScriptedTransport([wish], repeats: true)
    let error = #expect(throws: TLSError.self) {
      try TLSClient().connect(through: transport, TLSSettings(), until: .now + .milliseconds(200))
    }
    #expect(error == .transport(.timeout))
  }

  @Test(arguments: [TLSVersion.tls12, .tls13])
  func aConnectionThatIsCutAnywhereEnds(version: TLSVersion) throws {
    let authority = try CertificateAuthority()
    try authority.issue("good", names: "DNS:mx1.oak.example")
    let server = try TLSServer(authority, "good")
    let client = try TLSClient()
    var settings = TLSSettings()
    settings.versions = [version]
    let whole = CutTransport(try Connection(to: server.endpoint, until: .soon), at: .max)
    // The server serves one client at a time.
    try client.connect(through: whole, settings, until: .soon).close()
    // After the handshake, TLS 1.3 sends tickets, which are not waited for. Signatures vary in length by some bytes, so
    // that the next handshake may be a little shorter.
    for limit in stride(from: 0, to: whole.received - 16, by: 23) {
      let cut = CutTransport(try Connection(to: server.endpoint, until: .soon), at: limit)
      do throws(TLSError) {
        try client.connect(through: cut, settings, until: .soon).close()
        #expect(version == .tls13 && limit > 500)
      } catch {
        #expect(error == .transport(.closed))
      }
    }
  }

  @Test func anEndWithoutGoodbyeIsNotAuthentic() throws {
    let authority = try CertificateAuthority()
    try authority.issue("good", names: "DNS:mx1.oak.example")
    // Too long for one piece, so that the end has not arrived with the beginning.
    try authority.directory.file("page", String(repeating: "text", count: 50_000))
    let server = try TLSServer(authority, "good", ["-WWW"])
    let client = try TLSClient()
    let request = Array("GET /page HTTP/1.0\r\n\r\n".utf8)
    for isCut in [false, true] {
      let inner = CutTransport(try Connection(to: server.endpoint, until: .soon), at: .max)
      let connection = try client.connect(through: inner, TLSSettings(), until: .soon)
      try connection.send(request, until: .soon)
      _ = try connection.receive(atMost: 10, until: .soon)
      if isCut { inner.limit = inner.received }
      #expect(throws: TransportError.closed) {
        while true { _ = try connection.receive(atMost: 1_000, until: .soon) }
      }
      #expect(connection.isEndAuthentic == !isCut)
    }
  }
}

/// A peer that sends scripted data, whatever it receives.
final class ScriptedTransport: Transport {
  private let script: [[UInt8]]
  private var rest: [[UInt8]]
  private let endsClosed: Bool
  private let repeats: Bool
  private(set) var isClosed = false
  /// The number of calls to `send`.
  private(set) var sends = 0

  /// A peer that sends `pieces`, and then closes, starts over, or sends nothing.
  init(_ pieces: [[UInt8]], endsClosed: Bool = false, repeats: Bool = false) {
    script = pieces
    rest = pieces
    self.endsClosed = endsClosed
    self.repeats = repeats
  }

  func send(_ bytes: [UInt8], until deadline: ContinuousClock.Instant) throws(TransportError) {
    if !bytes.isEmpty { sends += 1 }
  }

  func receive(
    atMost limit: Int, until deadline: ContinuousClock.Instant
  ) throws(TransportError) -> [UInt8] {
    if rest.isEmpty, repeats { rest = script }
    guard !rest.isEmpty else { throw endsClosed ? .closed : .timeout }
    let piece = rest.removeFirst()
    if piece.count > limit { rest.insert(Array(piece[limit...]), at: 0) }
    return Array(piece.prefix(limit))
  }

  func close() { isClosed = true }
}

/// A connection that breaks after a number of bytes.
final class CutTransport: Transport {
  private let inner: any Transport
  var limit: Int
  private(set) var received = 0
  private(set) var sent = 0

  init(_ inner: any Transport, at limit: Int) {
    self.inner = inner
    self.limit = limit
  }

  func send(_ bytes: [UInt8], until deadline: ContinuousClock.Instant) throws(TransportError) {
    sent += bytes.count
    try inner.send(bytes, until: deadline)
  }

  func receive(
    atMost limit: Int, until deadline: ContinuousClock.Instant
  ) throws(TransportError) -> [UInt8] {
    guard received < self.limit else { throw .closed }
    let bytes = try inner.receive(
      atMost: min(limit, self.limit - received), until: deadline)
    received += bytes.count
    return bytes
  }

  func close() { inner.close() }
}
