/// A request to stop, which ends the waits of all connections that it was given to, on any thread.
package final class Interruption: Sendable {
  private let reader: Socket
  private let writer: Socket

  /// Creates an interruption that is not raised; throws when the system has no descriptors left.
  package init() throws(NetworkError) {
    (reader, writer) = try Socket.pair()
  }

  /// Ends all current and later waits.
  package func raise() {
    // The byte is never read, so that every wait sees it. If it does not fit, there is one already.
    _ = try? writer.send([0])
  }

  /// Whether it was raised.
  package var isRaised: Bool { Socket.wait(for: [interest], milliseconds: 0) == [true] }

  /// The event to wait for.
  var interest: Socket.Interest { Socket.Interest(socket: reader, isWriting: false) }
}
