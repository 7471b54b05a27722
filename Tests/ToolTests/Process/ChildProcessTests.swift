import Foundation
import TestServers
import Testing

@testable import ToolSupport

/// Programs that are run for what they write.
struct ChildProcessTests {
  @Test func takesWhatIsWritten() throws {
    let outcome = try ChildProcess.run("sh", ["-c", "echo out; echo \"$LC_ALL\" >&2; exit 3"])
    #expect(outcome.status == 3)
    #expect(String(decoding: outcome.output, as: UTF8.self) == "out\n")
    #expect(String(decoding: outcome.error, as: UTF8.self) == "C\n")
  }

  /// More than a pipe holds, on both at the same time.
  @Test func neitherPipeFillsUp() throws {
    let outcome = try ChildProcess.run(
      "sh", ["-c", "head -c 300000 /dev/zero >&2; head -c 300000 /dev/zero"])
    #expect(outcome.output.count == 300_000 && outcome.error.count == 300_000)
  }

  /// Half of a file would be taken for the whole.
  @Test func whatCannotBeReadIsNotTheEnd() throws {
    let folder = try TemporaryFolder()
    let number = open(folder.path, O_RDONLY)
    let empty = open("/dev/null", O_RDONLY)
    defer { for descriptor in [number, empty] { close(descriptor) } }
    #expect(throws: SystemError("read what `git` writes", code: EISDIR)) {
      _ = try ChildProcess.readBoth(empty, number, of: "git")
    }
  }

  /// A limit on descriptors, in a process of its own.
  @Test func nothingStaysOpenWhenThereIsNoSecondPipe() async {
    await #expect(processExitsWith: .success) {
      DescriptorTable.becomeOwn()
      // Where the table is not its own, others may have something open just then; what stays open does so always.
      var rounds = 0
      while try !failsWithoutATrace() {
        rounds += 1
        precondition(rounds < 100)
      }
    }
  }
}

/// Whether a child that lacks half of a pipe leaves the descriptors as they were.
private func failsWithoutATrace() throws -> Bool {
  let null = open("/dev/null", O_RDONLY)
  defer { close(null) }
  let before = DescriptorTable.numbers
  // Other tables keep some room below the limit.
  let room = (before.last ?? 2) + 32
  // Enough for one pipe and half of the other.
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

/// What the numbers of a thread stand for.
private enum DescriptorTable {
  /// Those below 1024 that stand for something.
  static var numbers: [Int32] { (0..<1024).filter { fcntl($0, F_GETFD) != -1 } }

  /// Lets this thread have a table to itself from now on, with the same entries, where there is such a thing and it
  /// is allowed: the library that runs the threads looks into files now and then.
  static func becomeOwn() {
    #if canImport(Glibc)
      // Not in the headers that Swift knows.
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
