#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Runs another program and takes what it writes. No shell is involved: arguments arrive as they are.
enum ChildProcess {
  /// What a program gave.
  struct Outcome {
    /// The exit status; 128 and more when a signal ended it.
    let status: Int32
    let output: [UInt8]
    let error: [UInt8]
  }

  /// Runs `name`, found in the search path, with `arguments`; its standard input is empty.
  static func run(_ name: String, _ arguments: [String]) throws(SystemError) -> Outcome {
    let output = try Pipe()
    let error = try Pipe()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    posix_spawn_file_actions_adddup2(&actions, error.writing, 2)
    var words: [UnsafeMutablePointer<CChar>?] = ([name] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var child: pid_t = 0
    let code = posix_spawnp(&child, name, &actions, nil, words, environ)
    output.closeWriting()
    error.closeWriting()
    guard code == 0 else { throw SystemError("run `\(name)`", code: code) }
    let (text, complaint) = readBoth(output.reading, error.reading)
    var status: Int32 = 0
    _ = retrying { waitpid(child, &status, 0) }
    let signal = status & 0x7F
    return Outcome(
      status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, output: text, error: complaint)
  }

  /// Reads both to their ends, whichever has something, so that neither fills up.
  private static func readBoth(_ first: Int32, _ second: Int32) -> ([UInt8], [UInt8]) {
    var texts: [[UInt8]] = [[], []]
    var waits = [first, second].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while waits.contains(where: { $0.fd >= 0 }) {
      let count = nfds_t(waits.count)
      guard retrying({ poll(&waits, count, -1) }) > 0 else { break }
      for index in waits.indices where waits[index].fd >= 0 && waits[index].revents != 0 {
        let number = waits[index].fd
        let count = chunk.withUnsafeMutableBytes { bytes in
          retrying { read(number, bytes.baseAddress, bytes.count) }
        }
        if count <= 0 { waits[index].fd = -1 } else { texts[index] += chunk.prefix(count) }
      }
    }
    return (texts[0], texts[1])
  }
}

/// Both ends of a pipe, closed when they go out of use.
private struct Pipe: ~Copyable {
  let reading: Int32
  let writing: Int32

  init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    let code = pipe(&ends)
    // The child gets copies of its own.
    for end in ends where code == 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    guard code == 0 else { throw SystemError("make a pipe", code: errno) }
    (reading, writing) = (ends[0], ends[1])
  }

  /// Closes the end that the child writes to, so that the other one comes to an end with the child.
  func closeWriting() {
    close(writing)
  }

  deinit { close(reading) }
}
