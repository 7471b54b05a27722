/// Wakes one thread that waits for others.
final class Bell: Sendable {
  private let reader: Socket
  private let writer: Socket

  /// A bell; throws when the system has no descriptors left.
  init() throws(NetworkError) { (reader, writer) = try Socket.pair() }

  /// Wakes whoever waits, or whoever waits next.
  func ring() {
    // When there is no room for one more byte, there are enough that were not read yet.
    _ = try? writer.send([0])
  }

  /// Waits until it rings, at most so long.
  func wait(atMost timeout: Duration) {
    let interest = Socket.Interest(socket: reader, isWriting: false)
    guard Socket.wait(for: [interest], milliseconds: timeout.milliseconds) == [true] else {
      return
    }
    while let bytes = try? reader.receive(atMost: 4096), !bytes.isEmpty {}
  }
}
