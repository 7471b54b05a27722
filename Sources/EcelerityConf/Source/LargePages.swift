#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Memory for what grows with a configuration.
///
/// The system gives memory a page of four kilobytes at a time, each when it is touched first. Linux gives
/// two megabytes at once to whoever asks beforehand.
/// Page: https://docs.kernel.org/admin-guide/mm/transhuge.html.
enum LargePages {
  private static let size = 2 << 20

  /// Asks that `memory` be made of large pages as far as it holds whole ones. What it holds stays, and so
  /// does everything else if the system has none.
  static func ask(for memory: UnsafeMutableRawBufferPointer) {
    #if os(Linux)
      guard memory.count >= size, let start = memory.baseAddress else { return }
      let first = start.alignedUp(toMultipleOf: size)
      let end = (start + memory.count).alignedDown(toMultipleOf: size)
      if first < end { _ = madvise(first, first.distance(to: end), MADV_HUGEPAGE) }
    #endif
  }
}

extension ContiguousArray {
  /// `count` times `element`, in large pages if that is much.
  init(inLargePages element: Element, count: Int) {
    self.init(unsafeUninitializedCapacity: count) { elements, initialized in
      LargePages.ask(for: UnsafeMutableRawBufferPointer(elements))
      elements.initialize(repeating: element)
      initialized = count
    }
  }
}

extension RangeReplaceableCollection where Self: MutableCollection {
  /// Reserves room for `count` elements, in large pages if that is much.
  mutating func reserveLargePages(_ count: Int) {
    reserveCapacity(count)
    withContiguousMutableStorageIfAvailable { elements in
      // What the array may grow to is its own, too.
      LargePages.ask(
        for: UnsafeMutableRawBufferPointer(
          start: elements.baseAddress, count: count * MemoryLayout<Element>.stride))
    }
  }
}
