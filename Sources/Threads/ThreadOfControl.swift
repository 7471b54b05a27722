#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The system has no thread left: a limit of the user or of a container is reached, or memory for a stack
/// is not to be had.
package struct ThreadShortage: Error, Hashable, Sendable {
  /// The `errno` of the refusal.
  package let code: Int32
}

/// Work on a thread of its own.
///
/// Signals are for the thread that the program began with.
package enum ThreadOfControl {
  /// How many threads can run at the same time on this machine; at least one.
  package static var processors: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }

  /// Starts `body`; nobody waits for its end.
  package static func start(_ body: @escaping @Sendable () -> Void) throws(ThreadShortage) {
    pthread_detach(try begin(body))
  }

  /// Calls `body` on this thread and on up to `others` more at the same time, and waits until it has
  /// returned on all of them. Where the system has no thread left it is called on fewer, so that `body`
  /// has to go on as long as there is something to do.
  package static func run(besides others: Int, _ body: @Sendable () -> Void) {
    withoutActuallyEscaping(body) { body in
      var threads: [pthread_t] = []
      while threads.count < others, let thread = try? begin(body) { threads.append(thread) }
      body()
      for thread in threads { pthread_join(thread, nil) }
    }
  }

  /// The pointer is taken over by the thread when it starts, and given back when none does.
  private static func begin(
    _ body: @escaping @Sendable () -> Void
  ) throws(ThreadShortage) -> pthread_t {
    let work = Unmanaged.passRetained(Work(body))
    var signals = sigset_t()
    var before = sigset_t()
    sigfillset(&signals)
    for signal in ownSignals { sigdelset(&signals, signal) }
    pthread_sigmask(SIG_SETMASK, &signals, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let (thread, code) = create(work.toOpaque())
    if code == 0, let thread { return thread }
    work.release()
    throw ThreadShortage(code: code)
  }

  /// Those that a thread brings on itself. Where they are blocked, macOS tries what brought them on again, without an
  /// end, in the place of ending the program.
  private static let ownSignals = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS]

  #if canImport(Glibc)
    /// As large a stack as the main thread may have, which is up to the user.
    private static func create(_ work: UnsafeMutableRawPointer) -> (pthread_t?, CInt) {
      var thread = pthread_t()
      let code = pthread_create(&thread, nil, runWork, work)
      return (thread, code)
    }
  #else
    /// What the main thread has; others get half a megabyte on macOS, and an eighth from musl.
    private static let stackSize = 8 << 20

    private static func create(_ work: UnsafeMutableRawPointer) -> (pthread_t?, CInt) {
      var attributes = pthread_attr_t()
      let code = pthread_attr_init(&attributes)
      guard code == 0 else { return (nil, code) }
      defer { pthread_attr_destroy(&attributes) }
      pthread_attr_setstacksize(&attributes, stackSize)
      var thread: pthread_t?
      let outcome = pthread_create(&thread, &attributes, runWork, work)
      return (thread, outcome)
    }
  #endif
}

/// The work on its way to its thread.
private final class Work: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

/// What the system calls on the new thread; the pointer is never nil.
#if canImport(Darwin)
  private func runWork(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
    return nil
  }
#else
  private func runWork(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let pointer = pointer {
      Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
    }
    return nil
  }
#endif
