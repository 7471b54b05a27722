#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The permissions of files.
package enum FileAccess {
  /// Whether the file called `path` may be written. Only a refusal counts: other problems are
  /// reported when it is written.
  package static func isWritable(_ path: String) -> Bool {
    access(path, W_OK) == 0 || ![EACCES, EPERM, EROFS].contains(errno)
  }
}
