#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Standard output or standard error: buffered, written whole, quiet about a reader that has left.
///
/// Writing never throws, so that reports read like reports; what went wrong is kept, everything after
/// it is dropped, and `finish()` tells. A writer of much output looks at `isClosed` now and then.
package struct StandardStream: ~Copyable {
  /// Whether writing on is of no use: the reader has left, or a write failed.
  package private(set) var isClosed = false
  /// Whether it leads to a terminal.
  package let isTerminal: Bool

  private let descriptor: Int32
  private let capacity: Int
  private var buffer: [UInt8] = []
  private var failure: SystemError?

  /// How many columns the terminal has; nil when the stream leads to none, or it does not say.
  package var terminalWidth: Int? {
    guard isTerminal else { return nil }
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Standard output.
  package static func output() -> StandardStream { StandardStream(descriptor: 1) }

  /// Standard error; every write arrives at once, as what it tells may be the last thing told.
  package static func error() -> StandardStream { StandardStream(descriptor: 2, capacity: 0) }

  /// A stream to `descriptor`, which stays open, with room for `capacity` bytes.
  package init(descriptor: Int32, capacity: Int = 1 << 16) {
    self.descriptor = descriptor
    self.capacity = capacity
    isTerminal = isatty(descriptor) == 1
  }

  /// Writes `text`.
  package mutating func write(_ text: String) {
    guard !isClosed else { return }
    buffer.append(contentsOf: text.utf8)
    flushIfFull()
  }

  /// Writes `text` and a line feed.
  package mutating func line(_ text: String = "") {
    guard !isClosed else { return }
    buffer.append(contentsOf: text.utf8)
    buffer.append(UInt8(ascii: "\n"))
    flushIfFull()
  }

  /// Writes `bytes` as they are.
  package mutating func write(bytes: [UInt8]) {
    guard !isClosed else { return }
    if buffer.count + bytes.count <= capacity {
      buffer += bytes
    } else {
      flush()
      bytes.withUnsafeBytes { send($0) }
    }
  }

  /// Hands on what is in the buffer.
  package mutating func flush() {
    var bytes: [UInt8] = []
    swap(&bytes, &buffer)
    bytes.withUnsafeBytes { send($0) }
    // The emptied array goes back, so that its memory is touched for the first time only once.
    bytes.removeAll(keepingCapacity: true)
    buffer = bytes
  }

  /// Hands on the rest; throws when some of the output could not be written, but not when the reader
  /// simply wanted no more.
  package mutating func finish() throws(SystemError) {
    flush()
    if let failure { throw failure }
  }

  /// Hands on what is in the buffer, and finds out whether more would be taken, so that what cannot be undone is not
  /// begun in vain; throws as `finish()` does. A disk that is full is found out only by what is in the buffer.
  package mutating func checkWritable() throws(SystemError) {
    flush()
    let descriptor = descriptor
    // A closed descriptor or /dev/full refuses even nothing; everybody else takes it and does nothing.
    if !isClosed, retrying({ writeNothing(to: descriptor) }) < 0, errno != EAGAIN { fail(errno) }
    // So does a pipe that nobody reads.
    if !isClosed, hasNoReader(descriptor) { fail(EPIPE) }
    if let failure { throw failure }
  }

  private mutating func flushIfFull() {
    if buffer.count > capacity { flush() }
  }

  private mutating func send(_ bytes: UnsafeRawBufferPointer) {
    guard !isClosed, !bytes.isEmpty else { return }
    let code = writeWhole(descriptor, bytes)
    if code != 0 { fail(code) }
  }

  private mutating func fail(_ code: Int32) {
    isClosed = true
    if code != EPIPE { failure = SystemError("write to \(name)", code: code) }
  }

  private var name: String {
    switch descriptor {
    case 1: "standard output"
    case 2: "standard error"
    default: "descriptor \(descriptor)"
    }
  }
}

/// Outside the stream, which has a `write` of its own.
private func writeNothing(to descriptor: Int32) -> Int { write(descriptor, "", 0) }

/// Whether it is a pipe or socket whose other end is closed (poll(2)).
private func hasNoReader(_ descriptor: Int32) -> Bool {
  var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
  return poll(&state, 1, 0) > 0 && state.revents & Int16(POLLERR) != 0
}
