#if canImport(Glibc)
  internal import Glibc
#else
  internal import Musl
#endif

/// A command that is run as a separate process, with its resource usage.
struct ChildProcess {
  /// The resource usage of one run.
  struct Usage {
    /// Seconds from before the start to after the end.
    let wall: Double
    /// Seconds of processor time, the system's share included.
    let processor: Double
    /// Peak resident memory in bytes. Linux counts that of the parent until the program is loaded,
    /// so the parent must stay small.
    let peakMemory: Int
    /// The exit status; 128 plus the signal number if a signal ended it.
    let status: Int
  }

  let path: String
  let arguments: [String]
  /// The file used as standard input.
  var input = "/dev/null"
  /// The file for standard output and standard error.
  var output = "/dev/null"

  init(_ path: String, _ arguments: [String]) {
    self.path = path
    self.arguments = arguments
  }

  /// Runs the command and waits for it to end.
  func run() throws -> Usage {
    let start = Clock.now()
    let process = try spawn()
    var status: CInt = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw Failure("cannot wait for \(path)") }
    }
    return Usage(
      wall: Clock.now() - start,
      processor: ChildProcess.seconds(usage.ru_utime) + ChildProcess.seconds(usage.ru_stime),
      peakMemory: usage.ru_maxrss * 1024, status: ChildProcess.exitStatus(status))
  }

  /// A running process with connected standard input and output.
  struct Running {
    fileprivate let process: pid_t
    /// One end of a socket pair, whose other end is the process's standard input and output.
    fileprivate let descriptor: CInt

    func write(_ bytes: [UInt8]) throws {
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, 0) }
        guard count > 0 else { throw Failure("the process takes no more") }
        rest = rest.dropFirst(count)
      }
    }

    /// The bytes that have arrived, at least one; empty at the end.
    func read() throws -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let count = recv(descriptor, &bytes, bytes.count, 0)
      guard count >= 0 else { throw Failure("cannot read from the process") }
      return Array(bytes.prefix(count))
    }

    /// Waits for the process to end and returns its exit status.
    func end() throws -> Int {
      var status: CInt = 0
      guard waitpid(process, &status, 0) == process else { throw Failure("cannot wait") }
      close(descriptor)
      return ChildProcess.exitStatus(status)
    }
  }

  /// Starts the command without waiting for it.
  func start() throws -> Running {
    var pair: [CInt] = [0, 0]
    guard
      socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0, &pair) == 0
    else { throw Failure("no pair of sockets") }
    defer { close(pair[1]) }
    let process = try spawn { actions in
      posix_spawn_file_actions_adddup2(&actions, pair[1], 0)
      posix_spawn_file_actions_adddup2(&actions, pair[1], 1)
    }
    return Running(process: process, descriptor: pair[0])
  }

  private func spawn() throws -> pid_t {
    try spawn { actions in
      posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
      posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
      posix_spawn_file_actions_adddup2(&actions, 1, 2)
    }
  }

  private func spawn(_ open: (inout posix_spawn_file_actions_t) -> Void) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    open(&actions)
    var words = CStrings([path] + arguments)
    var environment = CStrings(ChildProcess.environment)
    defer {
      words.free()
      environment.free()
    }
    var process: pid_t = 0
    let code = posix_spawn(&process, path, &actions, nil, words.pointers, environment.pointers)
    guard code == 0 else { throw Failure("cannot run \(path): \(String(cString: strerror(code)))") }
    return process
  }

  /// A minimal environment, so that runs are comparable.
  private static var environment: [String] {
    let names: [String] = ["PATH", "HOME", "TMPDIR", "MAIL_CONFIG"]
    let kept = names.compactMap { name in
      Files.environment(name).map { "\(name)=" + $0 }
    }
    return kept + ["LC_ALL=C", "NO_COLOR=1"]
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
  }

  fileprivate static func exitStatus(_ status: CInt) -> Int {
    let signal = status & 0x7F
    return signal == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(signal)
  }
}

/// A null-terminated array of C strings.
private struct CStrings {
  private(set) var pointers: [UnsafeMutablePointer<CChar>?]

  init(_ strings: [String]) {
    pointers = strings.map { strdup($0) } + [nil]
  }

  mutating func free() {
    for pointer in pointers { release(pointer) }
    pointers = [nil]
  }
}

/// C's `free`, under a name that `CStrings` does not shadow.
private func release(_ pointer: UnsafeMutablePointer<CChar>?) { free(pointer) }
