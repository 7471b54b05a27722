import Foundation
import Synchronization
import Testing
import Threads

/// What a thread of the library may be interrupted by.
struct ThreadOfControlTests {
  /// A fault of its own must end the program, and a wish to end it is for the first thread.
  @Test func onlyItsOwnFaultsReachAThread() throws {
    let open = Mutex<Set<Int32>?>(nil)
    let body: @Sendable () -> Void = {
      var blocked = sigset_t()
      pthread_sigmask(SIG_SETMASK, nil, &blocked)
      let signals = (1..<32).filter { sigismember(&blocked, $0) == 0 }
      open.withLock { $0 = Set(signals) }
    }
    try ThreadOfControl.start(body)
    for _ in 0..<24_000 where open.withLock({ $0 }) == nil { usleep(5_000) }
    let faults: Set = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS]
    // Nobody can block these two.
    #expect(open.withLock { $0 }?.subtracting([SIGKILL, SIGSTOP]) == faults)
  }
}
