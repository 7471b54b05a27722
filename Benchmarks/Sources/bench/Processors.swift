#if canImport(Glibc)
  internal import Glibc
#else
  internal import Musl
#endif

/// The processors of this machine.
enum Processors {
  /// The number of processors online.
  static var count: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }
}
