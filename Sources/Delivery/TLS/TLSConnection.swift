/// An encrypted connection inside another transport, whose deadlines and interruptions it shares.
final class TLSConnection: Transport {
  /// How it is encrypted, and whether the server is who it should be.
  let report: TLSReport
  /// Whether the other side said that it sends no more; otherwise what arrived may have been cut off
  /// by somebody on the way (RFC 8446, 6.1).
  private(set) var isEndAuthentic = false
  private let session: TLSSession
  private let transport: any Transport
  private var isClosed = false

  /// Shakes hands. What the certificate is verified with is fetched by `trust` when the server has answered:
  /// whoever reads it meanwhile has the time of that answer.
  init(
    _ session: TLSSession, through transport: any Transport, _ settings: TLSSettings,
    until deadline: ContinuousClock.Instant, trust: () throws(TLSError) -> Void
  ) throws(TLSError) {
    self.session = session
    self.transport = transport
    do throws(TransportError) {
      try session.greet(through: transport, until: deadline)
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

  /// Says goodbye if that needs no waiting, and ends it at once; whatever is done with it afterwards
  /// throws `closed`.
  func close() {
    guard !isClosed else { return }
    isClosed = true
    session.sayGoodbye()
    try? transport.send(session.takeOutput(), until: .now)
    transport.close()
  }
}

extension TLSSession {
  /// Begins to shake hands, and takes the beginning of the answer.
  fileprivate func greet(
    through transport: any Transport, until deadline: ContinuousClock.Instant
  ) throws(TransportError) {
    if try isDone(shakeHands(), through: transport, until: deadline) { return }
    feed(try transport.receive(atMost: Self.largestPiece, until: deadline))
  }

  /// Repeats `step` until it is done, and carries to the peer and back what it needs.
  fileprivate func drive(
    through transport: any Transport, until deadline: ContinuousClock.Instant,
    _ step: () -> Progress
  ) throws(TransportError) {
    var isOver = false
    while try !isDone(step(), through: transport, until: deadline) {
      // Somebody who sends all the time what says nothing does not make us wait forever.
      if isOver { throw .timeout }
      isOver = ContinuousClock.now >= deadline
      feed(try transport.receive(atMost: Self.largestPiece, until: deadline))
    }
  }

  /// Sends what the step that made `progress` has for the peer, and says whether it needs no more.
  private func isDone(
    _ progress: Progress, through transport: any Transport, until deadline: ContinuousClock.Instant
  ) throws(TransportError) -> Bool {
    let output = takeOutput()
    if case .failed(let words) = progress {
      // The peer may hear what was wrong, but that is not what whoever called has to know.
      try? transport.send(output, until: .now)
      throw .encryption(words)
    }
    if !output.isEmpty { try transport.send(output, until: deadline) }
    if progress == .ended { throw .closed }
    return progress == .done
  }

  /// A record of the largest size with its header and what encryption adds.
  private static let largestPiece = TLSSession.largestRecord + 2_048
}

extension TLSError {
  /// Why hands were not shaken.
  fileprivate init(_ error: TransportError) {
    if case .encryption(let words) = error {
      self = .handshake(words)
    } else {
      self = .transport(error)
    }
  }
}
