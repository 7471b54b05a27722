#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  // Its `environ` is a C variable that others might write to.
  @preconcurrency internal import Musl
#else
  internal import Glibc
#endif

/// Runs another program and captures its output. No shell is involved: arguments are passed
/// verbatim, and messages are in English.
enum ChildProcess {
  /// The result of a program.
  struct Outcome {
    /// The exit status; 128 plus the signal number if a signal ended it.
    let status: Int32
    let output: [UInt8]
    let error: [UInt8]
  }

  /// Runs `name`, found in the search path, with `arguments` and with `variables`, of the form
  /// `NAME=VALUE`, in its environment; its standard input is empty.
  static func run(
    _ name: String, _ arguments: [String], with variables: [String] = []
  ) throws(SystemError) -> Outcome {
    var output = try Pipe()
    var error = try Pipe()
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    posix_spawn_file_actions_adddup2(&actions, error.writing, 2)
    var words: [UnsafeMutablePointer<CChar>?] = ([name] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    let own = (["LC_ALL=C"] + variables).map { strdup($0) }
    defer { for variable in own { free(variable) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, name, &actions, nil, words, environment(with: own))
    output.closeWriting()
    error.closeWriting()
    guard code == 0 else { throw SystemError("run `\(name)`", code: code) }
    let (first, second) = (output.reading, error.reading)
    let texts = Result { () throws(SystemError) in try readBoth(first, second, of: name) }
    // A child whose output is no longer read must not block on it.
    output.closeReading()
    error.closeReading()
    let status = status(of: child)
    let (text, complaint) = try texts.get()
    return Outcome(status: status, output: text, error: complaint)
  }

  /// Waits for `child` to end; returns its exit status, or 128 plus the number of the signal that
  /// ended it.
  private static func status(of child: pid_t) -> Int32 {
    var status: Int32 = 0
    _ = retrying { waitpid(child, &status, 0) }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  /// The variables of this process, with those of the same names replaced by `own`; their strings
  /// are not copied.
  private static func environment(
    with own: [UnsafeMutablePointer<CChar>?]
  ) -> [UnsafeMutablePointer<CChar>?] {
    var variables = own
    var next: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = environ
    while let variable = next.pointee {
      if !own.contains(where: { isOfOneName($0, variable) }) { variables.append(variable) }
      next += 1
    }
    return variables + [nil]
  }

  /// Whether two variables have the same name; `NAME` without a value is not a variable.
  private static func isOfOneName(
    _ first: UnsafeMutablePointer<CChar>?, _ second: UnsafeMutablePointer<CChar>
  ) -> Bool {
    guard let first, let sign = strchr(first, CInt(UInt8(ascii: "="))) else { return false }
    return strncmp(first, second, sign - first + 1) == 0
  }

  /// Reads both descriptors to their ends, whichever is ready, so that neither blocks. Throws if
  /// the output of `name` could not be read completely.
  static func readBoth(
    _ first: Int32, _ second: Int32, of name: String
  ) throws(SystemError) -> ([UInt8], [UInt8]) {
    let action = "read the output of `\(name)`"
    var texts: [[UInt8]] = [[], []]
    var waits = [first, second].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while waits.contains(where: { $0.fd >= 0 }) {
      let count = nfds_t(waits.count)
      guard retrying({ poll(&waits, count, -1) }) > 0 else {
        throw SystemError(action, code: errno)
      }
      for index in waits.indices where waits[index].fd >= 0 && waits[index].revents != 0 {
        let number = waits[index].fd
        let count = chunk.withUnsafeMutableBytes { bytes in
          retrying { read(number, bytes.baseAddress, bytes.count) }
        }
        if count < 0 { throw SystemError(action, code: errno) }
        if count == 0 { waits[index].fd = -1 }
        texts[index] += chunk.prefix(count)
      }
    }
    return (texts[0], texts[1])
  }
}

/// The two ends of a pipe, closed at the end of the value's lifetime.
private struct Pipe: ~Copyable {
  private(set) var reading: Int32
  private(set) var writing: Int32

  init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    let code = pipe(&ends)
    // The child gets copies of its own. Children are started one at a time, so that none is started
    // between these two calls.
    for end in ends where code == 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    guard code == 0 else { throw SystemError("create a pipe", code: errno) }
    (reading, writing) = (ends[0], ends[1])
  }

  /// Closes the end that the child writes to, so that reading ends when the child exits.
  mutating func closeWriting() { Pipe.release(&writing) }

  /// Closes the end for reading, so that the child can exit.
  mutating func closeReading() { Pipe.release(&reading) }

  private static func release(_ end: inout Int32) {
    if end >= 0 { close(end) }
    end = -1
  }

  deinit {
    for end in [reading, writing] where end >= 0 { close(end) }
  }
}
