#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The identity and state of a file: if two stamps are equal, the file was not written, replaced or
/// given another owner in between.
package struct FileStamp: Hashable, Sendable {
  /// The device that holds the file.
  package var device: UInt64
  /// The inode number on the device.
  package var inode: UInt64
  /// Size in bytes.
  package var size: Int64
  /// When the contents last changed, nanoseconds since 1970.
  package var modified: Int64
  /// When the contents, owner, mode or links last changed, nanoseconds since 1970.
  package var changed: Int64
  /// Type and permission bits.
  package var mode: UInt32
  /// Owner.
  package var owner: UInt32
  /// Group.
  package var group: UInt32
  /// The number of hard links.
  package var linkCount: UInt64

  /// Whether both stamps are of the same file, in whatever state.
  func isSameFile(as other: FileStamp) -> Bool { (device, inode) == (other.device, other.inode) }

  /// The kind encoded in the type bits of the mode.
  package var kind: FileKind { FileKind(mode: mode) }

  /// The stamp of an open file.
  init(of file: borrowing Descriptor) throws(FileError) {
    var status = stat()
    if fstat(file.number, &status) != 0 { throw lastError("examine `\(file.path.visible)`") }
    self.init(status)
  }

  /// The stamp of the file called `path`, or of its link target.
  package init(path: String) throws(FileError) {
    var status = stat()
    if stat(path, &status) != 0 { throw lastError("open `\(path.visible)`") }
    self.init(status)
  }

  /// The stamp of the file or link called `path` itself.
  package init(linkItself path: String) throws(FileError) {
    var status = stat()
    if lstat(path, &status) != 0 { throw lastError("open `\(path.visible)`") }
    self.init(status)
  }

  /// The stamp of the entry `name` in an open directory; links are not followed.
  init(entry name: String, of directory: borrowing Descriptor) throws(FileError) {
    var status = stat()
    if fstatat(directory.number, name, &status, AT_SYMLINK_NOFOLLOW) != 0 {
      throw lastError("open `\((directory.path + "/" + name).visible)`")
    }
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    #if canImport(Darwin)
      modified = nanoseconds(status.st_mtimespec)
      changed = nanoseconds(status.st_ctimespec)
    #else
      modified = nanoseconds(status.st_mtim)
      changed = nanoseconds(status.st_ctim)
    #endif
    mode = UInt32(status.st_mode)
    owner = status.st_uid
    group = status.st_gid
    linkCount = UInt64(status.st_nlink)
  }
}

/// Nanoseconds since 1970. Wraps instead of trapping: a damaged file system may report any time.
private func nanoseconds(_ time: timespec) -> Int64 {
  Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
}
