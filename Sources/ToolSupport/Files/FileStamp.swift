#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Which file it was and what state it was in: two equal stamps mean that nobody wrote to the file,
/// replaced it or changed its owner in between.
package struct FileStamp: Hashable, Sendable {
  /// The device that holds the file.
  package var device: UInt64
  /// The number of the file on its device.
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
  /// How many names the file has.
  package var linkCount: UInt64

  /// Whether both are of one file, whatever has become of it in between.
  func isSameFile(as other: FileStamp) -> Bool { (device, inode) == (other.device, other.inode) }

  /// What the type bits of the mode say.
  package var kind: FileKind { FileKind(mode: mode) }

  /// The file behind an open descriptor.
  init(of file: borrowing Descriptor) throws(FileError) {
    var status = stat()
    if fstat(file.number, &status) != 0 { throw lastError("examine `\(file.path.visible)`") }
    self.init(status)
  }

  /// The file called `path`, or the one it links to.
  package init(path: String) throws(FileError) {
    var status = stat()
    if stat(path, &status) != 0 { throw lastError("open `\(path.visible)`") }
    self.init(status)
  }

  /// The file or link called `path` itself.
  package init(linkItself path: String) throws(FileError) {
    var status = stat()
    if lstat(path, &status) != 0 { throw lastError("open `\(path.visible)`") }
    self.init(status)
  }

  /// The entry `name` of an open folder, links not followed.
  init(entry name: String, of folder: borrowing Descriptor) throws(FileError) {
    var status = stat()
    if fstatat(folder.number, name, &status, AT_SYMLINK_NOFOLLOW) != 0 {
      throw lastError("open `\((folder.path + "/" + name).visible)`")
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

/// Wraps instead of trapping: a damaged file system may claim any time.
private func nanoseconds(_ time: timespec) -> Int64 {
  Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
}
