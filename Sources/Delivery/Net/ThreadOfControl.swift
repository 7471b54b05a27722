#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Work on a thread of its own, for conversations that a person can read from top to bottom.
package enum ThreadOfControl {
  /// How many threads can run at the same time on this machine; at least one.
  package static var processors: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }

  /// Starts `body`; nobody waits for its end. Throws when the system has no more threads.
  ///
  /// The pointer is taken over by the thread when it starts, and given back when none does. Signals are
  /// for the thread that the program began with.
  package static func start(_ body: @escaping @Sendable () -> Void) throws(NetworkError) {
    let work = unsafe Unmanaged.passRetained(Work(body))
    let code = unsafe create(work.toOpaque())
    if code != 0 {
      unsafe work.release()
      throw NetworkError(code: code)
    }
  }

  /// Starts a thread that takes over what `pointer` holds; an `errno` or 0.
  private static func create(_ pointer: UnsafeMutableRawPointer) -> CInt {
    var all = sigset_t()
    var before = sigset_t()
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let code = unsafe pthread_create(&thread, nil, runWork, pointer)
    #if canImport(Darwin)
      if code == 0, let thread = unsafe thread { pthread_detach(thread) }
    #else
      if code == 0 { pthread_detach(thread) }
    #endif
    unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
    return code
  }
}

/// The work on its way to its thread.
private final class Work: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

/// What the system calls on the new thread; the pointer is never nil.
#if canImport(Darwin)
  private func runWork(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    unsafe Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
    return nil
  }
#else
  private func runWork(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let pointer = unsafe pointer {
      unsafe Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
    }
    return nil
  }
#endif
