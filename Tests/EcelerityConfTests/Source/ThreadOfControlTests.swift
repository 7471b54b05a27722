import Foundation
import Synchronization
import Testing
import Threads

/// The signals delivered to a thread of the library.
struct ThreadOfControlTests {
  /// A fault in a thread must end the program; termination signals go to the main thread.
  @Test func onlyItsOwnFaultsReachAThread() throws {
    let open = Mutex<Set<Int32>?>(nil)
    let caller = ObjectIdentifier(Thread.current)
    // Returns when all threads have ended.
    ThreadOfControl.run(besides: 1) {
      guard ObjectIdentifier(Thread.current) != caller else { return }
      var blocked = sigset_t()
      pthread_sigmask(SIG_SETMASK, nil, &blocked)
      let signals = (1..<32).filter { sigismember(&blocked, $0) == 0 }
      open.withLock { $0 = Set(signals) }
    }
    let faults: Set = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS]
    // These two cannot be blocked.
    #expect(open.withLock { $0 }?.subtracting([SIGKILL, SIGSTOP]) == faults)
  }
}
