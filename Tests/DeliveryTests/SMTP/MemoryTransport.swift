@testable import Delivery

/// A server that sends the given pieces, whatever the client sends.
final class MemoryTransport: Transport {
  private var pieces: ArraySlice<[UInt8]>
  private let end: TransportError
  /// Whether a piece is returned even after the deadline.
  var ignoresDeadline: Bool
  /// Whether it closes on the first send.
  private let isDeaf: Bool
  /// Whether the end is reported even after the deadline.
  private let endsAtOnce: Bool
  private(set) var sent: [UInt8] = []
  private(set) var isClosed = false

  /// After the last piece, receiving throws `end`.
  init(
    _ pieces: [[UInt8]], then end: TransportError = .closed, ignoresDeadline: Bool = false,
    isDeaf: Bool = false, endsAtOnce: Bool = false
  ) {
    self.endsAtOnce = endsAtOnce
    self.ignoresDeadline = ignoresDeadline
    self.isDeaf = isDeaf
    self.pieces = pieces.filter { !$0.isEmpty }[...]
    self.end = end
  }

  convenience init(_ text: String, then end: TransportError = .closed, isDeaf: Bool = false) {
    self.init([Array(text.utf8)], then: end, isDeaf: isDeaf)
  }

  func send(_ bytes: [UInt8], until deadline: ContinuousClock.Instant) throws(TransportError) {
    if isClosed { throw .closed }
    if isDeaf {
      ignoresDeadline = true
      throw .closed
    }
    sent += bytes
  }

  func receive(
    atMost limit: Int, until deadline: ContinuousClock.Instant
  ) throws(TransportError) -> [UInt8] {
    if isClosed { throw .closed }
    if endsAtOnce, pieces.isEmpty { throw end }
    if !ignoresDeadline, deadline <= .now { throw .timeout }
    guard let piece = pieces.popFirst() else { throw end }
    if piece.count > limit { pieces = [Array(piece[limit...])] + pieces }
    return Array(piece.prefix(limit))
  }

  func close() { isClosed = true }

  /// Adds `text`, which arrives after receiving has thrown.
  func arrive(_ text: String) { pieces.append(Array(text.utf8)) }
}
