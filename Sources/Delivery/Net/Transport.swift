/// A byte stream to and from a peer, where every wait has a deadline.
///
/// A session uses one transport after another: a `Connection`, and after STARTTLS (RFC 3207) a TLS connection inside
/// it.
protocol Transport: AnyObject {
  /// Sends all of `bytes`, or throws.
  func send(_ bytes: [UInt8], until deadline: ContinuousClock.Instant) throws(TransportError)

  /// The next bytes, at least one and at most `limit`; throws `closed` when the peer sends no more. Data that has
  /// arrived is returned even after the deadline.
  func receive(
    atMost limit: Int, until deadline: ContinuousClock.Instant
  ) throws(TransportError) -> [UInt8]

  /// Closes the transport at once; every later call throws `closed`.
  func close()
}

/// Why a transport failed.
package enum TransportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The deadline passed.
  case timeout
  /// The peer closed the connection, or we did.
  case closed
  /// A system call failed.
  case failed(NetworkError)
  /// TLS failed; the message of the TLS library, lower case, no full stop.
  case encryption(String)
  /// The interruption was raised.
  case interrupted

  /// Whether this process or the system has no descriptors left.
  var isOutOfDescriptors: Bool {
    if case .failed(let error) = self { error.isOutOfDescriptors } else { false }
  }

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
