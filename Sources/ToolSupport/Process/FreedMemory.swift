#if canImport(Glibc)
  internal import Glibc
#endif

/// The handling of memory that the process has freed.
enum FreedMemory {
  /// Keeps up to 64 megabytes of it per thread for reuse.
  ///
  /// The C library of Linux returns large blocks to the system at once, and the next part of a file
  /// requests as much again, page by page. Page:
  /// https://man7.org/linux/man-pages/man3/mallopt.3.html.
  static func keep() {
    #if canImport(Glibc)
      // The function is not in the headers that Swift imports.
      guard let symbol = dlsym(nil, "mallopt") else { return }
      let mallopt = unsafeBitCast(symbol, to: Mallopt.self)
      _ = mallopt(mmapThreshold, 4 << 20)
      _ = mallopt(trimThreshold, 64 << 20)
    #endif
  }

  #if canImport(Glibc)
    private typealias Mallopt = @convention(c) (_ parameter: CInt, _ value: CInt) -> CInt

    /// `M_TRIM_THRESHOLD` and `M_MMAP_THRESHOLD` of malloc.h.
    private static let trimThreshold: CInt = -1
    private static let mmapThreshold: CInt = -3
  #endif
}
