#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Large pages for memory that grows with a configuration.
///
/// By default the system maps memory in pages of four kilobytes, each on first access. Linux maps
/// two megabytes at once if the memory was marked beforehand.
/// Page: https://docs.kernel.org/admin-guide/mm/transhuge.html.
enum LargePages {
  private static let size = 2 << 20

  /// Requests large pages for the part of `memory` that whole ones fit in. The contents stay; the
  /// call has no effect if the system has none.
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
  /// Creates an array of `count` copies of `element`, in large pages if it is large enough.
  init(inLargePages element: Element, count: Int) {
    self.init(unsafeUninitializedCapacity: count) { elements, initialized in
      LargePages.ask(for: UnsafeMutableRawBufferPointer(elements))
      elements.initialize(repeating: element)
      initialized = count
    }
  }
}

extension RangeReplaceableCollection where Self: MutableCollection {
  /// Reserves room for `count` elements, in large pages if it is large enough.
  mutating func reserveLargePages(_ count: Int) {
    reserveCapacity(count)
    withContiguousMutableStorageIfAvailable { elements in
      // The reserved capacity belongs to the array, too.
      LargePages.ask(
        for: UnsafeMutableRawBufferPointer(
          start: elements.baseAddress, count: count * MemoryLayout<Element>.stride))
    }
  }
}
