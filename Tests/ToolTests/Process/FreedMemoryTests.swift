#if canImport(Glibc)
  import Glibc
  import Testing

  @testable import ToolSupport

  /// Tests of the reuse of freed memory.
  struct FreedMemoryTests {
    /// In a separate process, where no other thread takes the freed memory.
    @Test func servesAgain() async {
      await #expect(processExitsWith: .success) {
        FreedMemory.keep()
        let first = FreedMemoryTests.faults { FreedMemoryTests.touch(3 << 20) }
        let second = FreedMemoryTests.faults { FreedMemoryTests.touch(3 << 20) }
        // 768 pages; a few other faults may be counted, too.
        #expect(second < 100, "the first took \(first)")
      }
    }

    private static func touch(_ count: Int) {
      guard let memory = malloc(count) else { return }
      memset(memory, 1, count)
      free(memory)
    }

    /// The page faults of this thread during `work`.
    private static func faults(_ work: () -> Void) -> Int {
      let before = faults()
      work()
      return faults() - before
    }

    private static func faults() -> Int {
      var usage = rusage()
      // RUSAGE_THREAD of sys/resource.h, which is not imported into Swift.
      getrusage(__rusage_who_t(1), &usage)
      return usage.ru_minflt
    }
  }
#endif
