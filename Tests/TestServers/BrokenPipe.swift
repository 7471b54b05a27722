import Foundation

/// Writing to a pipe whose reader may be gone.
package enum BrokenPipe {
  /// Does `body`, in which such a write throws `EPIPE` instead of ending all tests with a signal. Ignoring the
  /// signal would do that as well, but for every thread, and for every process that is started afterwards.
  package static func asError<Value>(_ body: () throws -> Value) rethrows -> Value {
    var broken = sigset_t()
    var before = sigset_t()
    sigemptyset(&broken)
    sigaddset(&broken, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &broken, &before)
    defer {
      // The signal goes to the thread that writes: one that waits is taken before it is let in again.
      var waiting = sigset_t()
      var signal: Int32 = 0
      sigpending(&waiting)
      if sigismember(&waiting, SIGPIPE) == 1 { sigwait(&broken, &signal) }
      pthread_sigmask(SIG_SETMASK, &before, nil)
    }
    return try body()
  }
}
