#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The system has no thread left: a limit of the user or container is reached, or there is no memory for a stack.
package struct ThreadShortage: Error, Hashable, Sendable {
  /// The error number that pthread_create(3) returned.
  package let code: Int32
}

/// Starts threads. Signals to the process are delivered to the main thread only.
package enum ThreadOfControl {
  /// The number of processors that are online; at least one.
  package static var processors: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }

  /// Starts a detached thread that runs `body`.
  package static func start(_ body: @escaping @Sendable () -> Void) throws(ThreadShortage) {
    pthread_detach(try spawn(body))
  }

  /// Runs `body` concurrently on this thread and on up to `others` more, and returns when all have ended. If the system
  /// has no thread left, there are fewer, so that `body` has to go on as long as there is work.
  package static func run(besides others: Int, _ body: @Sendable () -> Void) {
    withoutActuallyEscaping(body) { body in
      var threads: [pthread_t] = []
      while threads.count < others, let thread = try? spawn(body) { threads.append(thread) }
      body()
      for thread in threads { pthread_join(thread, nil) }
    }
  }

  /// Starts a thread, which takes ownership of the closure; releases the closure if there is no thread.
  private static func spawn(
    _ body: @escaping @Sendable () -> Void
  ) throws(ThreadShortage) -> pthread_t {
    let work = Unmanaged.passRetained(Work(body))
    var signals = sigset_t()
    var before = sigset_t()
    sigfillset(&signals)
    for signal in faultSignals { sigdelset(&signals, signal) }
    pthread_sigmask(SIG_SETMASK, &signals, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let (thread, code) = create(work.toOpaque())
    if code == 0, let thread { return thread }
    work.release()
    throw ThreadShortage(code: code)
  }

  /// Signals that a thread raises by a fault of its own. If they are blocked, macOS repeats the faulting instruction
  /// forever instead of ending the program.
  private static let faultSignals = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS]

  #if canImport(Glibc)
    /// The default stack size is the limit of the main thread, which the user can set.
    private static func create(_ work: UnsafeMutableRawPointer) -> (pthread_t?, CInt) {
      var thread = pthread_t()
      let code = pthread_create(&thread, nil, runWork, work)
      return (thread, code)
    }
  #else
    /// The size of the main thread's stack; the default for others is 512 KiB on macOS and 128 KiB with musl.
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

/// The closure of a thread.
private final class Work: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

/// The start routine of a thread; the pointer is never nil.
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
