import TestRandom
import TestServers

@testable import Delivery

/// A fault in the data of the peer, and the byte after which it happens.
struct Fault: Hashable, Sendable, CustomStringConvertible {
  enum Kind: String, CaseIterable, Sendable {
    /// The connection is closed.
    case closes
    /// Nothing more comes.
    case stalls
    /// The connection is reset.
    case resets
    /// Garbage arrives, and then the end.
    case talksNonsense
    /// The byte is changed; all others arrive as they are.
    case flips
    /// Each byte arrives alone until the connection is closed.
    case trickles
  }

  let kind: Kind
  let position: Int
  /// The seed of the garbage.
  let seed: UInt64

  var description: String { "\(kind) at \(position), seed \(seed)" }

  /// Whether all data before it is correct and none follows.
  var isAnEnd: Bool { kind != .talksNonsense && kind != .flips }

  /// Every kind at every position of `length` bytes and after them, `rounds` times.
  static func all(of length: Int, _ kinds: [Kind] = Kind.allCases, rounds: UInt64 = 1) -> [Fault] {
    (0..<rounds).flatMap { seed in
      kinds.flatMap { kind in
        (0...length).map { Fault(kind: kind, position: $0, seed: seed &* 1_000_003 &+ UInt64($0)) }
      }
    }
  }

  var nonsense: [UInt8] {
    var random = SeededRandom(seed)
    let count = Int.random(in: 1...80, using: &random)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
  }

  /// The XOR mask of the byte; never 0.
  var mask: UInt8 {
    var random = SeededRandom(seed)
    return UInt8.random(in: 1...255, using: &random)
  }

  /// `bytes` with the fault, in pieces.
  func pieces(of bytes: [UInt8]) -> [[UInt8]] {
    let beginning = Array(bytes.prefix(position))
    switch kind {
    case .closes, .stalls, .resets: return [beginning]
    case .talksNonsense: return [beginning + nonsense]
    case .trickles: return beginning.map { [$0] }
    case .flips:
      var changed = bytes
      if position < bytes.count { changed[position] ^= mask }
      return [changed]
    }
  }
}

/// A transport with a fault. Stalls end at once, without waiting for the deadline.
final class FaultyTransport: Transport {
  private let inner: any Transport
  private let fault: Fault?
  private var nonsense: [UInt8]
  /// The number of bytes received.
  private(set) var received = 0
  private(set) var isClosed = false

  /// `inner` with `fault`, or without one.
  init(_ inner: any Transport, _ fault: Fault?) {
    self.inner = inner
    self.fault = fault
    nonsense = fault?.nonsense ?? []
  }

  func send(_ bytes: [UInt8], until deadline: ContinuousClock.Instant) throws(TransportError) {
    try inner.send(bytes, until: deadline)
  }

  func receive(
    atMost limit: Int, until deadline: ContinuousClock.Instant
  ) throws(TransportError) -> [UInt8] {
    guard let fault, fault.kind != .flips else { return try take(limit, until: deadline) }
    guard received < fault.position else { return try happen(fault.kind, limit) }
    let room = fault.kind == .trickles ? 1 : fault.position - received
    return try take(min(limit, room), until: deadline)
  }

  func close() {
    isClosed = true
    inner.close()
  }

  private func take(
    _ limit: Int, until deadline: ContinuousClock.Instant
  ) throws(TransportError) -> [UInt8] {
    var bytes = try inner.receive(atMost: limit, until: deadline)
    if let fault, fault.kind == .flips, (received..<received + bytes.count).contains(fault.position)
    {
      bytes[fault.position - received] ^= fault.mask
    }
    received += bytes.count
    return bytes
  }

  private func happen(_ kind: Fault.Kind, _ limit: Int) throws(TransportError) -> [UInt8] {
    switch kind {
    case .stalls: throw .timeout
    case .resets: throw .failed(NetworkError(code: 104))
    case .closes, .trickles, .flips: throw .closed
    case .talksNonsense:
      if nonsense.isEmpty { throw .closed }
      defer { nonsense.removeFirst(min(limit, nonsense.count)) }
      return Array(nonsense.prefix(limit))
    }
  }
}
