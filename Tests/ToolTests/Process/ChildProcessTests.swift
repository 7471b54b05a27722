import Foundation
import TestServers
import Testing

@testable import ToolSupport

/// Tests of programs whose output is captured.
struct ChildProcessTests {
  @Test func takesWhatIsWritten() throws {
    let outcome = try ChildProcess.run("sh", ["-c", "echo out; echo \"$LC_ALL\" >&2; exit 3"])
    #expect(outcome.status == 3)
    #expect(String(decoding: outcome.output, as: UTF8.self) == "out\n")
    #expect(String(decoding: outcome.error, as: UTF8.self) == "C\n")
  }

  /// Both outputs exceed the capacity of a pipe at the same time.
  @Test func neitherPipeFillsUp() throws {
    let outcome = try ChildProcess.run(
      "sh", ["-c", "head -c 300000 /dev/zero >&2; head -c 300000 /dev/zero"])
    #expect(outcome.output.count == 300_000 && outcome.error.count == 300_000)
  }

  /// A partial output must not be mistaken for the whole.
  @Test func whatCannotBeReadIsNotTheEnd() throws {
    let directory = try TemporaryDirectory()
    let number = open(directory.path, O_RDONLY)
    let empty = open("/dev/null", O_RDONLY)
    defer { for descriptor in [number, empty] { close(descriptor) } }
    #expect(throws: SystemError("read the output of `git`", code: EISDIR)) {
      _ = try ChildProcess.readBoth(empty, number, of: "git")
    }
  }

  /// Limits the number of descriptors, in a separate process.
  @Test func nothingStaysOpenWhenThereIsNoSecondPipe() async {
    await #expect(processExitsWith: .success) {
      DescriptorTable.becomeOwn()
      // If the table is shared, other threads may have files open temporarily; a leak would
      // persist.
      var rounds = 0
      while try !failsWithoutATrace() {
        rounds += 1
        precondition(rounds < 100)
      }
    }
  }
}

/// Whether a child for which only half of the pipes can be created leaves no descriptor open.
private func failsWithoutATrace() throws -> Bool {
  let null = open("/dev/null", O_RDONLY)
  defer { close(null) }
  let before = DescriptorTable.numbers
  // With a shared table, some numbers below the limit are left free.
  let room = (before.last ?? 2) + 32
  // Enough for one and a half pipes.
  let filler = (0..<room).filter { !before.contains($0) }.dropFirst(3)
  var usual = rlimit()
  getrlimit(descriptorLimit, &usual)
  var limit = rlimit(rlim_cur: rlim_t(room), rlim_max: usual.rlim_max)
  for number in filler { dup2(null, number) }
  defer {
    setrlimit(descriptorLimit, &usual)
    for number in filler { close(number) }
  }
  try #require(setrlimit(descriptorLimit, &limit) == 0)
  let filled = DescriptorTable.numbers
  do throws(SystemError) {
    _ = try ChildProcess.run("true", [])
    return false
  } catch {
    return error.code == EMFILE && DescriptorTable.numbers == filled
  }
}

/// The descriptors of a thread.
private enum DescriptorTable {
  /// The open ones below 1024.
  static var numbers: [Int32] { (0..<1024).filter { fcntl($0, F_GETFD) != -1 } }

  /// Gives this thread its own copy of the descriptor table, where that is supported and allowed,
  /// because the library that runs the threads opens files from time to time.
  static func becomeOwn() {
    #if canImport(Glibc)
      // The function is not in the headers that Swift imports.
      guard let symbol = dlsym(nil, "unshare") else { return }
      let unshare = unsafeBitCast(symbol, to: (@convention(c) (CInt) -> CInt).self)
      // CLONE_FILES of linux/sched.h.
      _ = unshare(0x400)
    #endif
  }
}

#if canImport(Glibc)
  private let descriptorLimit = __rlimit_resource_t(7)
#else
  private let descriptorLimit = RLIMIT_NOFILE
#endif
