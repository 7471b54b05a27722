/// A wake-up call for a thread that waits for others.
final class Bell: Sendable {
  private let reader: Socket
  private let writer: Socket

  /// Creates a bell; throws when the system has no descriptors left.
  init() throws(NetworkError) { (reader, writer) = try Socket.pair() }

  /// Ends the current wait, or the next one.
  func ring() {
    // A byte that does not fit is not needed: others are unread.
    _ = try? writer.send([0])
  }

  /// Waits until the bell rings, at most for `timeout`.
  func wait(atMost timeout: Duration) {
    let interest = Socket.Interest(socket: reader, isWriting: false)
    guard Socket.wait(for: [interest], milliseconds: timeout.milliseconds) == [true] else {
      return
    }
    while let bytes = try? reader.receive(atMost: 4096), !bytes.isEmpty {}
  }
}
