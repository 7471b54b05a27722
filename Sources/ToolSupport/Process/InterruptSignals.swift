#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The signals that ask the program to end, SIGINT, SIGTERM and SIGHUP: the first is a request that the program can handle
/// cleanly, the second ends it.
package struct InterruptSignals: Sendable {
  /// Blocks the signals; create it on the first thread, before there are others.
  package init() {
    var signals = Self.all
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Waits for the first signal; call it on a dedicated thread.
  package func wait() {
    var signals = Self.all
    var received: CInt = 0
    sigwait(&signals, &received)
  }

  /// Waits for the next signal and ends the program with it. Signals that follow immediately belong
  /// to the first: `timeout` of GNU signals a command, and then its whole process group.
  package func waitForLast() -> Never {
    usleep(Self.echo)
    Self.discardPending()
    var signals = Self.all
    var received: CInt = 0
    sigwait(&signals, &received)
    // The status that a shell reports for a program ended by a signal.
    _exit(128 + received)
  }

  /// The microseconds during which a signal belongs to the first; pressing a key twice takes
  /// longer.
  private static let echo: useconds_t = 50_000

  private static func discardPending() {
    var pending = sigset_t()
    sigpending(&pending)
    for signal in numbers where sigismember(&pending, signal) == 1 {
      var one = sigset_t()
      var received: CInt = 0
      sigemptyset(&one)
      sigaddset(&one, signal)
      sigwait(&one, &received)
    }
  }

  private static var all: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in numbers { sigaddset(&signals, signal) }
    return signals
  }

  private static let numbers = [SIGINT, SIGTERM] + (isHangUpIgnored ? [] : [SIGHUP])

  /// Whether SIGHUP is ignored, as under nohup(1).
  private static var isHangUpIgnored: Bool {
    // There is no other portable way to ask.
    let handler = signal(SIGHUP, SIG_IGN)
    signal(SIGHUP, handler)
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
