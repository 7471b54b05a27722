#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The type of a directory entry.
package enum FileKind: Hashable, Sendable, CustomStringConvertible {
  /// Bytes on a disk.
  case regular
  /// A directory.
  case directory
  /// A symbolic link.
  case link
  /// A named pipe or a pipe.
  case pipe
  /// A socket.
  case socket
  /// A terminal, a disk or another device.
  case device

  /// The kind encoded in the type bits of `mode`.
  package init(mode: UInt32) {
    self =
      switch mode_t(truncatingIfNeeded: mode) & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .link
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      default: .device
      }
  }

  /// The kind as a phrase after "is".
  package var description: String {
    switch self {
    case .regular: "a file"
    case .directory: "a directory"
    case .link: "a symbolic link"
    case .pipe: "a pipe"
    case .socket: "a socket"
    case .device: "a device"
    }
  }
}
