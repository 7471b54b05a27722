import Foundation
import Synchronization
import Testing

@testable import Delivery

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A mail server on the loopback that says what a test wants, to one client after the other.
final class ScriptedMailServer: Sendable {
  let endpoint: Endpoint
  private let listener: CInt
  private let script: @Sendable (Peer) -> Void
  private let isStopped = Mutex(false)
  private let ended = DispatchSemaphore(value: 0)

  init(_ script: @escaping @Sendable (Peer) -> Void) throws {
    let (descriptor, port) = try #require(LoopbackSocket.listener(), "no port is free")
    listener = descriptor
    endpoint = Endpoint(.loopback, port: port)
    self.script = script
    Thread.detachNewThread { [self] in
      while !hasStopped { serve() }
      ended.signal()
    }
  }

  /// One that sends `banner`, and each of `replies` after a line that came; what follows a reply that
  /// begins with 354 is a message and ends with a dot.
  convenience init(banner: String, replies: [String]) throws {
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

  /// Ends it, wherever its script is.
  func stop() {
    isStopped.withLock { $0 = true }
    ended.wait()
    close(listener)
  }

  private var hasStopped: Bool { isStopped.withLock { $0 } }

  private func serve() {
    guard Self.isReadable(listener) else { return }
    let connection = accept(listener, nil, nil)
    guard connection >= 0 else { return }
    let peer = Peer(connection) { [self] in hasStopped }
    script(peer)
    peer.close()
  }

  private static func isReadable(_ descriptor: CInt) -> Bool {
    var entries = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
    return poll(&entries, 1, 10) > 0
  }

  /// The client, as a script sees it.
  final class Peer {
    private var descriptor: CInt
    private let hasStopped: () -> Bool
    private var pending: [UInt8] = []

    init(_ descriptor: CInt, hasStopped: @escaping () -> Bool) {
      self.descriptor = descriptor
      self.hasStopped = hasStopped
    }

    func close() {
      guard descriptor >= 0 else { return }
      #if canImport(Darwin)
        _ = Darwin.close(descriptor)
      #else
        _ = Glibc.close(descriptor)
      #endif
      descriptor = -1
    }

    /// Sends `text`; whether the client still listens.
    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
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

    /// Sends a byte of `text` every `milliseconds`, as long as the client listens.
    func drip(_ text: String, every milliseconds: Int) {
      for byte in text.utf8 {
        guard send([byte]) else { return }
        Thread.sleep(forTimeInterval: Double(milliseconds) / 1_000)
      }
    }

    /// The next line without its end; nil when the client has closed.
    func line() -> String? {
      while true {
        if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
          let line = String(decoding: pending[..<end], as: UTF8.self)
          pending.removeFirst(end + 1)
          return line.hasSuffix("\r") ? String(line.dropLast()) : line
        }
        guard receive() else { return nil }
      }
    }

    /// The lines up to a dot; nil when the client closes before.
    func message() -> [String]? {
      var lines: [String] = []
      while let line = line() {
        if line == "." { return lines }
        lines.append(line)
      }
      return nil
    }

    /// The next bytes, so many; nil when the client closes before.
    func bytes(_ count: Int) -> [UInt8]? {
      while pending.count < count { guard receive() else { return nil } }
      defer { pending.removeFirst(count) }
      return Array(pending[..<count])
    }

    /// Waits until the client closes.
    func silence() { while receive() { pending = [] } }

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

extension SMTPSession {
  /// Long enough for a busy machine.
  static let patience = Duration.seconds(20)

  /// A session with the server at `endpoint`.
  init(
    with endpoint: Endpoint, _ dialect: Dialect = .esmtp, interruption: Interruption? = nil
  ) throws {
    let connection = try Connection(
      to: endpoint, until: .now + Self.patience, interruption: interruption)
    self.init(over: connection, speaking: dialect)
  }

  /// The banner and the greeting.
  mutating func open(as name: String = "client.example.test") throws {
    _ = try banner(within: Self.patience)
    _ = try hello(try clientName(name), within: Self.patience)
  }
}

func clientName(_ text: String) throws -> ClientName { try #require(ClientName(text)) }

func mailbox(_ text: String) throws -> Mailbox { try #require(Mailbox(text)) }
