#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The signals by which a person or a system asks the program to end: the first is a request that the
/// program can answer politely, the second ends it.
package struct InterruptSignals: Sendable {
  /// Keeps them from ending the program; to be made on the first thread, before there are others.
  package init() {
    var signals = Self.all
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Waits for the first one; call it on a thread that has nothing else to do.
  package func wait() {
    var signals = Self.all
    var received: CInt = 0
    sigwait(&signals, &received)
  }

  /// Waits for the next one and ends the program by it. What comes at once belongs to the first: `timeout` of GNU
  /// asks a command, and then everybody in its group.
  package func waitForLast() -> Never {
    usleep(Self.echo)
    Self.discardPending()
    var signals = Self.all
    var received: CInt = 0
    sigwait(&signals, &received)
    // What a shell makes of a program that a signal ended.
    _exit(128 + received)
  }

  /// Microseconds in which nobody asks for a second time; a key that is pressed twice takes longer.
  private static let echo: useconds_t = 50_000

  private static func discardPending() {
    var pending = sigset_t()
    sigpending(&pending)
    for signal in [SIGINT, SIGTERM] where sigismember(&pending, signal) == 1 {
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
    for signal in [SIGINT, SIGTERM] { sigaddset(&signals, signal) }
    return signals
  }
}
