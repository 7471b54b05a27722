/// Bytes to a peer and back, where every wait has a deadline.
///
/// A conversation is one transport after the other: a `Connection`, and after STARTTLS (RFC 3207)
/// what runs inside it.
protocol Transport: AnyObject {
  /// Sends all of `bytes`, or throws.
  func send(_ bytes: [UInt8], until deadline: ContinuousClock.Instant) throws(TransportError)

  /// The next bytes, at least one and at most `limit`; throws `closed` when the peer sends no more. What has arrived
  /// is returned even when the deadline is past, which is then waited for no more.
  func receive(
    atMost limit: Int, until deadline: ContinuousClock.Instant
  ) throws(TransportError) -> [UInt8]

  /// Ends it at once; whatever is done with it afterwards throws `closed`.
  func close()
}

/// Why bytes did not get through.
package enum TransportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The deadline came first.
  case timeout
  /// The other side closed the connection, or this one did.
  case closed
  /// The network refused.
  case failed(NetworkError)
  /// The encryption broke down; the words of the library that does it, lower case, no full stop.
  case encryption(String)
  /// Somebody asked to stop.
  case interrupted

  /// What happened; lower case, no full stop.
  package var description: String {
    switch self {
    case .timeout: "no answer in time"
    case .closed: "the connection was closed"
    case .failed(let error): error.description
    case .encryption(let words): words
    case .interrupted: "interrupted"
    }
  }
}
