#if canImport(Glibc)
  internal import Glibc
#else
  internal import Musl
#endif

/// A monotonic clock.
enum Clock {
  /// Seconds since an arbitrary time in the past.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
