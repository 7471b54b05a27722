#if canImport(Glibc)
  internal import Glibc
#else
  internal import Musl
#endif

/// Wall-clock time that never jumps.
enum Clock {
  /// Seconds since some moment of the past.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
