#if canImport(Glibc)
  import Glibc
  import Testing

  @testable import ToolSupport

  /// Memory that the process is done with.
  struct FreedMemoryTests {
    /// In a process of its own, where nobody else takes what was freed.
    @Test func servesAgain() async {
      await #expect(processExitsWith: .success) {
        FreedMemory.keep()
        let first = FreedMemoryTests.faults { FreedMemoryTests.touch(3 << 20) }
        let second = FreedMemoryTests.faults { FreedMemoryTests.touch(3 << 20) }
        // 768 pages. What little comes in between is not told apart.
        #expect(second < 100, "the first took \(first)")
      }
    }

    private static func touch(_ count: Int) {
      guard let memory = malloc(count) else { return }
      memset(memory, 1, count)
      free(memory)
    }

    /// The pages that this thread asks the system for during `work`.
    private static func faults(_ work: () -> Void) -> Int {
      let before = faults()
      work()
      return faults() - before
    }

    private static func faults() -> Int {
      var usage = rusage()
      // RUSAGE_THREAD of sys/resource.h, which Swift does not know.
      getrusage(__rusage_who_t(1), &usage)
      return usage.ru_minflt
    }
  }
#endif
