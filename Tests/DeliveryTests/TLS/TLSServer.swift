import Foundation
import Synchronization
import TestServers
import Testing

@testable import Delivery

/// `openssl s_server` on a port of its own, which sends each line back reversed.
final class TLSServer: Sendable {
  let endpoint: Endpoint
  /// Foundation's processes on macOS are not safe for use by several threads.
  private let process: Mutex<Process>

  /// A server with the certificate `NAME.pem` and `arguments`.
  init(
    _ authority: CertificateAuthority, _ name: String, _ arguments: [String] = ["-rev"]
  ) throws {
    let process = Process(
      try #require(CertificateAuthority.path),
      ["s_server", "-accept", "127.0.0.1:0", "-cert", "\(name).pem", "-key", "\(name).key"]
        + arguments, in: authority.directory.path)
    let file = "server-\(UUID().uuidString)"
    let output = authority.path(file)
    try authority.directory.file(file, "")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = process.standardOutput
    try Program.withSignals { try process.run() }
    endpoint = Endpoint(.loopback, port: try Self.port(of: process, output))
    self.process = Mutex(process)
  }

  deinit {
    process.withLock { process in
      process.terminate()
      process.waitUntilExit()
    }
  }

  /// It prints `ACCEPT 127.0.0.1:39563` when it is ready.
  private static func port(of process: Process, _ output: String) throws -> UInt16 {
    for _ in 0..<8_000 where process.isRunning {
      // Only whole lines: the last one may be incomplete.
      let lines = try String(contentsOfFile: output, encoding: .utf8)
        .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      let ready = lines.last { $0.hasPrefix("ACCEPT 127.0.0.1:") }
      if let port = ready.flatMap({ UInt16($0.split(separator: ":")[1]) }) { return port }
      Thread.sleep(forTimeInterval: 0.025)
    }
    throw Program.Failed(output: try String(contentsOfFile: output, encoding: .utf8))
  }

  /// Connects to it with TLS.
  func connect(
    _ client: TLSClient, _ settings: TLSSettings, until deadline: ContinuousClock.Instant = .soon
  ) throws -> TLSConnection {
    try client.connect(
      through: Connection(to: endpoint, until: deadline), settings, until: deadline)
  }
}

extension ContinuousClock.Instant {
  /// A deadline that only a hang would exceed.
  static var soon: Self { .now + .seconds(120) }
}

extension Transport {
  /// Sends `text` and a line break, and receives until there is one.
  func exchange(_ text: String) throws -> String {
    try send(Array((text + "\n").utf8), until: .soon)
    var bytes: [UInt8] = []
    while bytes.last != UInt8(ascii: "\n") {
      bytes += try receive(atMost: 1_000, until: .soon)
    }
    return String(decoding: bytes.dropLast(), as: UTF8.self)
  }
}
