import Foundation
import Synchronization
import TestServers
import Testing

@testable import Delivery

/// The results of handshakes, and their failures.
@Suite(.enabled(if: CertificateAuthority.isInstalled, "needs openssl"))
struct HandshakeTests {
  private let authority: CertificateAuthority
  private let client: TLSClient

  init() throws {
    authority = try CertificateAuthority()
    try authority.issue("good", names: "DNS:mx1.oak.example")
    client = try TLSClient()
  }

  private func version(
    _ versions: Set<TLSVersion>, _ arguments: [String] = [], ciphers: String? = nil
  ) throws -> String {
    let server = try TLSServer(authority, "good", ["-rev"] + arguments)
    var settings = TLSSettings()
    settings.versions = versions
    settings.ciphers = ciphers
    let report = try server.connect(client, settings).report
    return report.version + " " + report.cipher
  }

  @Test func theNewestVersionThatBothAllowIsTaken() throws {
    #expect(try version([.tls12, .tls13]) == "TLSv1.3 TLS_AES_256_GCM_SHA384")
    #expect(try version([.tls12]).hasPrefix("TLSv1.2 "))
    #expect(try version([.tls13]).hasPrefix("TLSv1.3 "))
    #expect(try version([.tls12, .tls13], ["-tls1_2"]).hasPrefix("TLSv1.2 "))
  }

  @Test func withoutACommonVersionThereIsNone() throws {
    let error = #expect(throws: TLSError.self) { try version([.tls13], ["-tls1_2"]) }
    let words = try #require(error).description
    #expect(words.hasPrefix("the TLS handshake failed: "))
    #expect(words.hasSuffix("alert protocol version"))
    // OpenSSL offers no version above a gap.
    #expect(throws: TLSError.self) { try version([.tls11, .tls13], ["-tls1_3"]) }
  }

  @Test func ciphersAndSuitesAreThoseGiven() throws {
    let cipher = "ECDHE-ECDSA-CHACHA20-POLY1305"
    #expect(try version([.tls12], ciphers: cipher) == "TLSv1.2 \(cipher)")
    var settings = TLSSettings()
    settings.suites = "TLS_AES_128_GCM_SHA256"
    settings.curves = "P-384"
    let server = try TLSServer(authority, "good", ["-rev"])
    let report = try server.connect(client, settings).report
    #expect(report.cipher == "TLS_AES_128_GCM_SHA256")
    #expect(report.bits == 128)
    let other = try TLSServer(authority, "good", ["-rev", "-groups", "P-256"])
    let error = #expect(throws: TLSError.self) { try other.connect(client, settings) }
    #expect(try #require(error).description.hasSuffix("alert handshake failure"))
  }

  @Test func theServerIsAskedForItsName() throws {
    try authority.issue("second", names: "DNS:mx2.oak.example")
    let server = try TLSServer(
      authority, "good",
      ["-rev", "-servername", "mx2.oak.example", "-cert2", "second.pem", "-key2", "second.key"])
    let names = ["mx2.oak.example", "mx2.oak.example.", "192.0.2.7", ""].map { name in
      try? server.connect(client, TLSSettings(serverName: name)).report.certificate?.names
    }
    let (first, second) = (["mx1.oak.example"], ["mx2.oak.example"])
    #expect(names == [second, second, first, first])
  }

  @Test func aClientShowsItsCertificate() throws {
    try authority.issue("me", names: "DNS:me.example", purpose: "clientAuth")
    let both = try authority.text("me.key") + authority.text("me.pem")
    try authority.directory.file("both.pem", both)
    let demand = ["-rev", "-Verify", "1", "-verify_return_error", "-CAfile", "root.pem"]
    let server = try TLSServer(authority, "good", demand)
    var settings = TLSSettings()
    settings.certificateFile = authority.path("me.pem")
    settings.keyFile = authority.path("me.key")
    #expect(try server.connect(client, settings).exchange("abc") == "cba")
    settings.certificateFile = authority.path("both.pem")
    settings.keyFile = nil
    #expect(try server.connect(client, settings).exchange("abc") == "cba")
    // With TLS 1.3 the client learns it after its handshake is done.
    let refused = try server.connect(client, TLSSettings())
    #expect(throws: TransportError.self) { try refused.exchange("abc") }
    settings = TLSSettings()
    settings.versions = [.tls12]
    let error = #expect(throws: TLSError.self) { try server.connect(client, settings) }
    #expect(try #require(error).description.hasSuffix("alert handshake failure"))
  }

  @Test func manyBytesGoThrough() throws {
    let server = try TLSServer(authority, "good", ["-WWW"])
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    try Data(bytes).write(to: URL(fileURLWithPath: authority.path("big")))
    let connection = try server.connect(client, TLSSettings())
    // More than the server's buffer holds.
    let rest = String(repeating: "X-Filler: 0123456789\r\n", count: 5_000)
    try connection.send(Array("GET /big HTTP/1.0\r\n\(rest)\r\n".utf8), until: .soon)
    var received: [UInt8] = []
    #expect(throws: TransportError.closed) {
      while true { received += try connection.receive(atMost: 50_000, until: .soon) }
    }
    #expect(Array(received.suffix(bytes.count)) == bytes)
  }

  @Test func withoutACertificateNobodyIsVerified() throws {
    let cipher = "ADH-AES256-GCM-SHA384"
    let server = try TLSServer(
      authority, "good", ["-rev", "-nocert", "-cipher", "\(cipher):@SECLEVEL=0"])
    var settings = TLSSettings()
    settings.versions = [.tls12]
    settings.ciphers = "\(cipher):@SECLEVEL=0"
    settings.authorities = .file(authority.path("root.pem"))
    settings.verification = .chain
    let report = try server.connect(client, settings).report
    #expect(report.cipher == cipher)
    #expect(report.reason == "the server presented no certificate")
    #expect(!report.isAcceptable)
  }

  @Test func threadsShareAClient() throws {
    let server = try TLSServer(authority, "good")
    let replies = Mutex<[String?]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { number in
      var settings = TLSSettings(serverName: "mx\(number).oak.example")
      settings.authorities = .file(authority.path("root.pem"))
      settings.curves = number.isMultiple(of: 2) ? "P-256" : nil
      let connection = try? server.connect(client, settings)
      let reply = try? connection?.exchange("abc")
      connection?.close()
      replies.withLock { $0.append(reply) }
    }
    #expect(replies.withLock { $0 } == [String?](repeating: "cba", count: 8))
  }

  @Test func afterItIsClosedNothingGoesThrough() throws {
    let server = try TLSServer(authority, "good")
    let inner = CutTransport(try Connection(to: server.endpoint, until: .soon), at: .max)
    let connection = try client.connect(through: inner, TLSSettings(), until: .soon)
    #expect(try connection.exchange("abc") == "cba")
    let sent = inner.sent
    connection.close()
    #expect(inner.sent > sent, "a goodbye")
    connection.close()
    #expect(throws: TransportError.closed) { try connection.send([1], until: .soon) }
    #expect(throws: TransportError.closed) { try connection.receive(atMost: 1, until: .soon) }
  }

  /// As over any transport, unsolicited data has to be seen.
  @Test(arguments: [TLSVersion.tls12, .tls13])
  func whatHasArrivedIsReadWithoutWaiting(version: TLSVersion) throws {
    let server = try TLSServer(authority, "good")
    var settings = TLSSettings()
    settings.versions = [version]
    let inner = GatheringTransport(try Connection(to: server.endpoint, until: .soon))
    let connection = try client.connect(through: inner, settings, until: .soon)
    try connection.send(Array("abc\n".utf8), until: .soon)
    // The tickets of TLS 1.3, which may precede it, are longer.
    try inner.gather { $0.count < 64 }
    let bytes = try connection.receive(atMost: 100, until: .now)
    #expect(String(decoding: bytes, as: UTF8.self) == "cba\n")
    #expect(throws: TransportError.timeout) { try connection.receive(atMost: 100, until: .now) }
  }

  @Test func anInterruptionEndsIt() throws {
    let interruption = try Interruption()
    let server = try TLSServer(authority, "good")
    let inner = try Connection(to: server.endpoint, until: .soon, interruption: interruption)
    let connection = try client.connect(through: inner, TLSSettings(), until: .soon)
    interruption.raise()
    #expect(throws: TransportError.interrupted) {
      try connection.receive(atMost: 1, until: .soon)
    }
  }
}

/// A connection that can wait for data and keep it.
private final class GatheringTransport: Transport {
  private let inner: any Transport
  private var pending: [UInt8] = []

  init(_ inner: any Transport) { self.inner = inner }

  /// Waits until the last record received is complete and `isWanted` (RFC 8446, 5.1).
  func gather(until isWanted: (ArraySlice<UInt8>) -> Bool) throws {
    while true {
      var rest = pending[...]
      while let record = Self.record(of: rest) {
        rest = rest.dropFirst(record.count)
        if rest.isEmpty, isWanted(record) { return }
      }
      pending += try inner.receive(atMost: 1_000, until: .soon)
    }
  }

  /// The first record, with its header; nil while it is incomplete.
  private static func record(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let header = Array(bytes.prefix(5))
    guard header.count == 5 else { return nil }
    let length = header.count + Int(header[3]) << 8 + Int(header[4])
    return bytes.count < length ? nil : bytes.prefix(length)
  }

  func send(_ bytes: [UInt8], until deadline: ContinuousClock.Instant) throws(TransportError) {
    try inner.send(bytes, until: deadline)
  }

  func receive(
    atMost limit: Int, until deadline: ContinuousClock.Instant
  ) throws(TransportError) -> [UInt8] {
    guard !pending.isEmpty else { return try inner.receive(atMost: limit, until: deadline) }
    defer { pending.removeFirst(min(limit, pending.count)) }
    return Array(pending.prefix(limit))
  }

  func close() { inner.close() }
}
