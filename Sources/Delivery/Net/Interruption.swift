/// A wish to stop that ends every wait of the connections that know it, on whatever thread they wait.
package final class Interruption: Sendable {
  private let reader: Socket
  private let writer: Socket

  /// A wish that nobody has yet; throws when the system has no descriptors left.
  package init() throws(NetworkError) {
    (reader, writer) = try Socket.pair()
  }

  /// Ends the waits of now and of later.
  package func raise() {
    // The byte stays unread, so that everybody who looks sees it; when it does not fit any more,
    // there is one already.
    _ = try? writer.send([0])
  }

  /// Whether somebody raised it.
  package var isRaised: Bool { Socket.wait(for: [interest], milliseconds: 0) == [true] }

  /// What to wait for to hear of it.
  var interest: Socket.Interest { Socket.Interest(socket: reader, isWriting: false) }
}
