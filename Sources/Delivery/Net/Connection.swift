/// A TCP connection without encryption.
package final class Connection: Transport {
  private var socket: Socket?
  /// Ends waits early when it is raised. Set it to nil to send QUIT after an interruption.
  package var interruption: Interruption?

  /// Connects to `endpoint` from the address `source`, or from one that the system chooses.
  package init(
    to endpoint: Endpoint, from source: HostAddress? = nil,
    until deadline: ContinuousClock.Instant, interruption: Interruption? = nil
  ) throws(TransportError) {
    self.interruption = interruption
    let socket: Socket
    do throws(NetworkError) { socket = try .stream(to: endpoint, from: source) } catch {
      throw .failed(error)
    }
    self.socket = socket
    try wait(toWrite: true, until: deadline)
    if let error = socket.connectionError { throw .failed(error) }
  }

  /// Sends all of `bytes`, or throws.
  package func send(
    _ bytes: [UInt8], until deadline: ContinuousClock.Instant
  ) throws(TransportError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try attempt { (socket) throws(NetworkError) in try socket.send(rest) }
      if let count { rest = rest.dropFirst(count) }
      if !rest.isEmpty { try wait(toWrite: true, until: deadline) }
    }
  }

  /// The next bytes, at least one and at most `limit`; throws `closed` when the peer sends no more.
  package func receive(
    atMost limit: Int, until deadline: ContinuousClock.Instant
  ) throws(TransportError) -> [UInt8] {
    // A peer that never stops sending leaves nothing to wait for.
    if interruption?.isRaised == true { throw .interrupted }
    while true {
      let bytes = try attempt { (socket) throws(NetworkError) in
        try socket.receive(atMost: limit)
      }
      if let bytes {
        guard !bytes.isEmpty else { throw .closed }
        return bytes
      }
      try wait(toWrite: false, until: deadline)
    }
  }

  /// Closes the connection at once; every later call throws `closed`.
  package func close() { socket = nil }

  private func attempt<Result>(
    _ call: (Socket) throws(NetworkError) -> Result
  ) throws(TransportError) -> Result {
    guard let socket else { throw .closed }
    do throws(NetworkError) { return try call(socket) } catch {
      throw .failed(error)
    }
  }
}

extension Connection {
  /// Waits until the socket can be written to or read from.
  private func wait(toWrite: Bool, until deadline: ContinuousClock.Instant) throws(TransportError) {
    guard let socket else { throw .closed }
    var interests = [Socket.Interest(socket: socket, isWriting: toWrite)]
    if let interruption { interests.append(interruption.interest) }
    while true {
      let timeout = ContinuousClock.now.duration(to: deadline)
      let served = Socket.wait(for: interests, milliseconds: timeout.milliseconds)
      if served.count > 1, served[1] { throw .interrupted }
      if served[0] { return }
      guard ContinuousClock.now < deadline else { throw .timeout }
    }
  }
}
