import Foundation
import Synchronization
package import Delivery

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension HostAddress {
  /// A loopback address for each number; each counts as another host.
  package static func loopback(_ number: Int) -> HostAddress {
    HostAddress(bytes: [127, 0, 1, UInt8(truncatingIfNeeded: number)]) ?? .loopback
  }

  /// Whether there are such addresses. Other systems than Linux have to be configured for that.
  package static let hasManyLoopbacks: Bool = {
    guard let socket = LoopbackSocket.bound(LoopbackSocket.datagram, loopback(1).bytes, 0) else {
      return false
    }
    close(socket)
    return true
  }()
}

/// A mail server on the loopback whose replies a test scripts. It serves one client after another unless it is
/// parallel.
package final class ScriptedMailServer: Sendable {
  package let endpoint: Endpoint
  private let listener: CInt
  private let script: @Sendable (Peer) -> Void
  private let isParallel: Bool
  private let state = Mutex(State())
  private let ended = DispatchSemaphore(value: 0)

  private struct State {
    var isStopped = false
    var clients: [String] = []
    var open = 0
  }

  package init(
    on address: HostAddress = .loopback, isParallel: Bool = false,
    _ script: @escaping @Sendable (Peer) -> Void
  ) throws {
    let (descriptor, port) = try Program.known(
      LoopbackSocket.listener(on: address.bytes), "no port is free")
    listener = descriptor
    endpoint = Endpoint(address, port: port)
    self.script = script
    self.isParallel = isParallel
    Thread.detachNewThread { [self] in
      while !hasStopped { serve() }
      while state.withLock({ $0.open > 0 }) { Thread.sleep(forTimeInterval: 0.01) }
      ended.signal()
    }
  }

  /// A server that sends `banner`, and each of `replies` after a line of the client. After a reply that begins with 354
  /// it reads a message up to the dot.
  package convenience init(banner: String, replies: [String]) throws {
    try self.init { peer in
      peer.send(banner + "\r\n")
      var isInMessage = false
      for reply in replies {
        let hasClosed = isInMessage ? peer.message() == nil : peer.line() == nil
        if hasClosed { return }
        peer.send(reply.replacingOccurrences(of: "\n", with: "\r\n") + "\r\n")
        isInMessage = reply.hasPrefix("354")
      }
      peer.silence()
    }
  }

  /// Stops the server, at whatever point of its script.
  package func stop() {
    state.withLock { $0.isStopped = true }
    ended.wait()
    close(listener)
  }

  /// The addresses of all clients, in the order of their connections.
  package var clients: [String] { state.withLock { $0.clients } }

  private var hasStopped: Bool { state.withLock { $0.isStopped } }

  private func serve() {
    guard Self.isReadable(listener) else { return }
    var address = sockaddr_in6()
    var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
    let connection = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { accept(listener, $0, &size) }
    }
    guard connection >= 0 else { return }
    let isIPv6 = Int32(address.sin6_family) == AF_INET6
    // After family and port; an IPv6 address has a flow label before it.
    let bytes = withUnsafeBytes(of: address) { Array($0[isIPv6 ? 8..<24 : 4..<8]) }
    state.withLock { state in
      state.clients.append(HostAddress(bytes: bytes)?.description ?? "")
      state.open += 1
    }
    if isParallel {
      Thread.detachNewThread { [self] in talk(over: connection) }
    } else {
      talk(over: connection)
    }
  }

  private func talk(over connection: CInt) {
    let peer = Peer(connection) { [self] in hasStopped }
    script(peer)
    peer.close()
    state.withLock { $0.open -= 1 }
  }

  private static func isReadable(_ descriptor: CInt) -> Bool {
    var entries = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
    return poll(&entries, 1, 10) > 0
  }

  /// The connection to a client.
  package final class Peer {
    private var descriptor: CInt
    private let hasStopped: () -> Bool
    private var pending: [UInt8] = []

    init(_ descriptor: CInt, hasStopped: @escaping () -> Bool) {
      self.descriptor = descriptor
      self.hasStopped = hasStopped
    }

    package func close() {
      guard descriptor >= 0 else { return }
      #if canImport(Darwin)
        _ = Darwin.close(descriptor)
      #else
        _ = Glibc.close(descriptor)
      #endif
      descriptor = -1
    }

    /// Sends `text`; false if the client has closed.
    @discardableResult
    package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    @discardableResult
    package func send(_ bytes: [UInt8]) -> Bool {
      var rest = bytes[...]
      while !rest.isEmpty, !hasStopped() {
        var entries = [pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)]
        guard poll(&entries, 1, 10) > 0 else { continue }
        let flags = CInt(MSG_NOSIGNAL) | CInt(MSG_DONTWAIT)
        let count = rest.withUnsafeBytes { deliver($0.baseAddress, $0.count, flags) }
        if count < 0, errno == EAGAIN { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return rest.isEmpty
    }

    private func deliver(_ bytes: UnsafeRawPointer?, _ count: Int, _ flags: CInt) -> Int {
      #if canImport(Darwin)
        Darwin.send(descriptor, bytes, count, flags)
      #else
        Glibc.send(descriptor, bytes, count, flags)
      #endif
    }

    /// Sends a byte of `text` every `milliseconds`, until the client closes.
    package func drip(_ text: String, every milliseconds: Int) {
      for byte in text.utf8 {
        guard send([byte]) else { return }
        Thread.sleep(forTimeInterval: Double(milliseconds) / 1_000)
      }
    }

    /// The next line without its line end; nil when the client has closed.
    package func line() -> String? {
      while true {
        if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
          let line = String(decoding: pending[..<end], as: UTF8.self)
          pending.removeFirst(end + 1)
          return line.hasSuffix("\r") ? String(line.dropLast()) : line
        }
        guard receive() else { return nil }
      }
    }

    /// The lines up to a dot; nil if the client closes before.
    package func message() -> [String]? {
      var lines: [String] = []
      while let line = line() {
        if line == "." { return lines }
        lines.append(line)
      }
      return nil
    }

    /// The next `count` bytes; nil if the client closes before.
    package func bytes(_ count: Int) -> [UInt8]? {
      while pending.count < count { guard receive() else { return nil } }
      defer { pending.removeFirst(count) }
      return Array(pending[..<count])
    }

    /// Waits until the client closes.
    package func silence() { while receive() { pending = [] } }

    private func receive() -> Bool {
      while !hasStopped() {
        guard ScriptedMailServer.isReadable(descriptor) else { continue }
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        pending += buffer[..<count]
        return true
      }
      return false
    }
  }
}
