#if canImport(Glibc)
  internal import Glibc
#else
  internal import Musl
#endif

/// The processors of this machine.
enum Processors {
  /// How many are at work.
  static var count: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }
}
