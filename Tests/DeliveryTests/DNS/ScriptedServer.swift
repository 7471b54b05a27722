import Foundation
import Synchronization
import TestServers
import Testing

@testable import Delivery

#if canImport(Darwin)
  import Darwin
#else
  // It includes the system's headers of addresses, and the compiler counts their types as those of
  // the module that it happens to read first.
  import CResolv
  import Glibc
#endif

/// A name server on the loopback whose replies a test scripts, over UDP and TCP on one port.
final class ScriptedServer: Sendable {
  struct Request: Sendable {
    let transport: Exchange.Transport
    let message: Message
    /// The source port.
    let port: UInt16
  }

  /// A reply: datagrams, or pieces of a stream that is closed after them.
  typealias Script = @Sendable (Request) -> [[UInt8]]

  let endpoint: Endpoint
  private let datagrams: CInt
  private let listener: CInt
  private let script: Script
  private let delay: TimeInterval
  private let seen = Mutex<[Request]>([])
  private let isStopped = Mutex(false)
  private let ended = DispatchSemaphore(value: 0)

  /// Whether it can be on `::1`.
  static var hasIPv6: Bool {
    guard let server = try? ScriptedServer(on: "::1", { _ in [] }) else { return false }
    server.stop()
    return true
  }

  /// A server that waits `delay` seconds before each reply.
  init(on host: String = "127.0.0.1", delay: TimeInterval = 0, _ script: @escaping Script) throws {
    let address = try #require(HostAddress(host))
    let sockets = try #require(Self.sockets(on: address), "no port is free")
    datagrams = sockets.datagrams
    listener = sockets.listener
    endpoint = Endpoint(address, port: sockets.port)
    self.script = script
    self.delay = delay
    Thread.detachNewThread { [self] in
      // Queries that arrived before the stop are served, too.
      while serve() || !isStopped.withLock({ $0 }) {}
      ended.signal()
    }
  }

  /// Stops the server, and returns the queries.
  @discardableResult
  func stop() -> [Request] {
    isStopped.withLock { $0 = true }
    ended.wait()
    close(datagrams)
    close(listener)
    return seen.withLock { $0 }
  }

  /// Serves waiting clients; false if there was none.
  private func serve() -> Bool {
    var entries = [datagrams, listener].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard poll(&entries, 2, 10) > 0 else { return false }
    if entries[0].revents != 0 { serveDatagram() }
    if entries[1].revents != 0 { serveStream() }
    return true
  }

  private func serveDatagram() {
    var buffer = [UInt8](repeating: 0, count: 2_000)
    var peer = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    withUnsafeMutablePointer(to: &peer) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { peer in
        let count = recvfrom(datagrams, &buffer, buffer.count, 0, peer, &size)
        guard count > 0 else { return }
        // The port is after the family, whichever that is.
        let port = UnsafeRawPointer(peer).loadUnaligned(fromByteOffset: 2, as: UInt16.self)
        for reply in replies(to: Array(buffer[..<count]), .datagram, port: UInt16(bigEndian: port))
        {
          _ = sendto(datagrams, reply, reply.count, 0, peer, size)
        }
      }
    }
  }

  private func serveStream() {
    let connection = accept(listener, nil, nil)
    guard connection >= 0 else { return }
    defer { close(connection) }
    var bytes: [UInt8] = []
    while bytes.count < 2 || bytes.count < 2 + Int(bytes[0]) << 8 + Int(bytes[1]) {
      var buffer = [UInt8](repeating: 0, count: 2_000)
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      bytes += buffer[..<count]
    }
    for piece in replies(to: Array(bytes.dropFirst(2)), .stream, port: 0) {
      var rest = piece[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes {
          send(connection, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
        }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
  }

  private func replies(
    to bytes: [UInt8], _ transport: Exchange.Transport, port: UInt16
  ) -> [[UInt8]] {
    guard let message = try? Message(decoding: bytes) else { return [] }
    let request = Request(transport: transport, message: message, port: port)
    seen.withLock { $0.append(request) }
    Thread.sleep(forTimeInterval: delay)
    return script(request)
  }

  /// A socket for datagrams and one that listens, on the same port.
  private static func sockets(
    on address: HostAddress
  ) -> (datagrams: CInt, listener: CInt, port: UInt16)? {
    for _ in 0..<100 {
      let port = UInt16.random(in: 20_000..<32_000)
      guard let datagrams = LoopbackSocket.bound(LoopbackSocket.datagram, address.bytes, port)
      else { continue }
      if let listener = LoopbackSocket.bound(LoopbackSocket.stream, address.bytes, port),
        listen(listener, 16) == 0
      {
        return (datagrams, listener, port)
      }
      close(datagrams)
    }
    return nil
  }
}
