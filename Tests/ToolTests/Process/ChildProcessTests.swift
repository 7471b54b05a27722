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

  /// A limit on descriptors, in a process of its own: enough of them for one pipe and half of the other.
  @Test func nothingStaysOpenWhenThereIsNoSecondPipe() async {
    await #expect(processExitsWith: .success) {
      let before = openDescriptors()
      let room = (before.last ?? 2) + 4
      let gaps = (0..<room).filter { !before.contains($0) }
      for number in gaps.dropFirst(3) { precondition(dup2(0, number) == number) }
      var limit = rlimit(rlim_cur: rlim_t(room), rlim_max: rlim_t(room))
      precondition(setrlimit(descriptorLimit, &limit) == 0)
      let filled = openDescriptors()
      do throws(SystemError) {
        _ = try ChildProcess.run("true", [])
        fatalError("there was room")
      } catch {
        precondition(error.code == EMFILE)
      }
      precondition(openDescriptors() == filled)
    }
  }
}

/// The numbers below 1024 that stand for something.
private func openDescriptors() -> [Int32] { (0..<1024).filter { fcntl($0, F_GETFD) != -1 } }

#if canImport(Glibc)
  private let descriptorLimit = __rlimit_resource_t(7)
#else
  private let descriptorLimit = RLIMIT_NOFILE
#endif
