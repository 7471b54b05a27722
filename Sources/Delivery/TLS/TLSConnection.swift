/// A TLS connection inside another transport, whose deadlines and interruptions apply.
final class TLSConnection: Transport {
  /// The results of the handshake.
  let report: TLSReport
  /// Whether the peer sent close_notify; without it, an attacker may have truncated the data (RFC 8446, 6.1).
  private(set) var isEndAuthentic = false
  private let session: TLSSession
  private let transport: any Transport
  private var isClosed = false

  /// Does the handshake. `trust` sets the authorities once the first data of the server has arrived, so that another
  /// thread can read them meanwhile.
  init(
    _ session: TLSSession, through transport: any Transport, _ settings: TLSSettings,
    until deadline: ContinuousClock.Instant, trust: () throws(TLSError) -> Void
  ) throws(TLSError) {
    self.session = session
    self.transport = transport
    do throws(TransportError) {
      try session.sendHello(through: transport, until: deadline)
    } catch { throw TLSError(error) }
    try trust()
    do throws(TransportError) {
      try session.drive(through: transport, until: deadline) { session.shakeHands() }
    } catch { throw TLSError(error) }
    let facts = session.facts(
      names: settings.referenceNames, acceptsCommonName: settings.acceptsCommonName)
    report = TLSReport(facts, settings)
  }

  /// Sends all of `bytes`, or throws.
  func send(
    _ bytes: [UInt8], until deadline: ContinuousClock.Instant
  ) throws(TransportError) {
    guard !isClosed else { throw .closed }
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = rest.prefix(TLSSession.largestRecord)
      try session.drive(through: transport, until: deadline) { session.write(part) }
      rest = rest.dropFirst(part.count)
    }
  }

  /// The next bytes, at least one and at most `limit`; throws `closed` when the peer sends no more.
  func receive(
    atMost limit: Int, until deadline: ContinuousClock.Instant
  ) throws(TransportError) -> [UInt8] {
    precondition(limit > 0, "at least one byte has to fit")
    guard !isClosed else { throw .closed }
    var bytes: [UInt8] = []
    try session.drive(through: transport, until: deadline) {
      let (progress, read) = session.read(atMost: limit)
      bytes = read
      if progress == .ended { isEndAuthentic = true }
      return progress
    }
    return bytes
  }

  /// Sends close_notify if that does not block, and closes the connection at once; every later call
  /// throws `closed`.
  func close() {
    guard !isClosed else { return }
    isClosed = true
    session.sendCloseNotify()
    try? transport.send(session.takeOutput(), until: .now)
    transport.close()
  }
}

extension TLSSession {
  /// Sends the ClientHello, and takes the first data of the server.
  fileprivate func sendHello(
    through transport: any Transport, until deadline: ContinuousClock.Instant
  ) throws(TransportError) {
    if try isDone(shakeHands(), through: transport, until: deadline) { return }
    feed(try transport.receive(atMost: Self.largestPiece, until: deadline))
  }

  /// Repeats `step` until it is done, and transfers data to and from the peer.
  fileprivate func drive(
    through transport: any Transport, until deadline: ContinuousClock.Instant,
    _ step: () -> Progress
  ) throws(TransportError) {
    var isOver = false
    while try !isDone(step(), through: transport, until: deadline) {
      // A peer that keeps sending data which completes nothing does not extend the deadline.
      if isOver { throw .timeout }
      isOver = ContinuousClock.now >= deadline
      feed(try transport.receive(atMost: Self.largestPiece, until: deadline))
    }
  }

  /// Sends the output of a step, and returns whether the step is done.
  private func isDone(
    _ progress: Progress, through transport: any Transport, until deadline: ContinuousClock.Instant
  ) throws(TransportError) -> Bool {
    let output = takeOutput()
    if case .failed(let words) = progress {
      // The peer should get the alert, but the caller gets the reason of the failure.
      try? transport.send(output, until: .now)
      throw .encryption(words)
    }
    if !output.isEmpty { try transport.send(output, until: deadline) }
    if progress == .ended { throw .closed }
    return progress == .done
  }

  /// The size of the largest record, header and encryption overhead included.
  private static let largestPiece = TLSSession.largestRecord + 2_048
}

extension TLSError {
  /// The failure of a handshake.
  fileprivate init(_ error: TransportError) {
    if case .encryption(let words) = error {
      self = .handshake(words)
    } else {
      self = .transport(error)
    }
  }
}
