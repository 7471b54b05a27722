#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What the permissions of files allow.
package enum FileAccess {
  /// Whether the file called `path` may be written. Only a refusal counts: what else is wrong with the file is
  /// for whoever writes it to tell.
  package static func isWritable(_ path: String) -> Bool {
    access(path, W_OK) == 0 || ![EACCES, EPERM, EROFS].contains(errno)
  }
}
