#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Standard output or standard error: buffered, written completely, silent about a reader that has
/// closed the pipe.
///
/// Writing never throws, which keeps reports simple; after a failure all output is discarded, and
/// `finish()` throws the failure. Writers of much output check `isClosed` from time to time.
package struct StandardStream: ~Copyable {
  /// Whether further output would be discarded: the reader has gone, or a write failed.
  package private(set) var isClosed = false
  /// Whether the stream is a terminal.
  package let isTerminal: Bool

  private let descriptor: Int32
  private let capacity: Int
  private var buffer: [UInt8] = []
  private var failure: SystemError?

  /// The width of the terminal in columns; nil if the stream is no terminal or its width is
  /// unknown.
  package var terminalWidth: Int? {
    guard isTerminal else { return nil }
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Standard output.
  package static func output() -> StandardStream { StandardStream(descriptor: 1) }

  /// Standard error, unbuffered, because any message may be the last.
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

  /// Writes `bytes` verbatim.
  package mutating func write(bytes: [UInt8]) {
    guard !isClosed else { return }
    if buffer.count + bytes.count <= capacity {
      buffer += bytes
    } else {
      flush()
      bytes.withUnsafeBytes { send($0) }
    }
  }

  /// Writes the contents of the buffer.
  package mutating func flush() {
    var bytes: [UInt8] = []
    swap(&bytes, &buffer)
    bytes.withUnsafeBytes { send($0) }
    // The emptied array is reused, so that its memory is touched for the first time only once.
    bytes.removeAll(keepingCapacity: true)
    buffer = bytes
  }

  /// Writes the rest; throws if output could not be written, but not if the reader closed the pipe.
  package mutating func finish() throws(SystemError) {
    flush()
    if let failure { throw failure }
  }

  /// Writes the contents of the buffer and checks whether more can be written, before something is
  /// begun that cannot be undone; throws as `finish()` does. A full disk is only detected by
  /// writing what is in the buffer.
  package mutating func checkWritable() throws(SystemError) {
    flush()
    let descriptor = descriptor
    // A write of nothing fails on a closed descriptor or /dev/full, and has no effect elsewhere.
    if !isClosed, retrying({ writeNothing(to: descriptor) }) < 0, errno != EAGAIN { fail(errno) }
    // A pipe without a reader does not fail it, either.
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

/// Outside of the stream, which has its own `write`.
private func writeNothing(to descriptor: Int32) -> Int { write(descriptor, "", 0) }

/// Whether `descriptor` is a pipe or socket whose other end is closed (poll(2)).
private func hasNoReader(_ descriptor: Int32) -> Bool {
  var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
  return poll(&state, 1, 0) > 0 && state.revents & Int16(POLLERR) != 0
}
