#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Replaces a file entirely or not at all, and only if it is still the file that was read.
///
/// The new bytes go to a new file in the same directory, which takes over mode and owner, is flushed
/// to disk and then exchanges names with the old one, so that at any time, even after a power
/// failure, the name stands for the old bytes or the new. The old file is checked once more before
/// it is removed, and gets its name back if it is not the file that was read: at no moment could a
/// concurrent change be overwritten. If the file system cannot exchange names, the new file is
/// renamed over the old one, and a change between the last check and the rename is lost. Of the
/// extended attributes only the access control list is copied.
package struct FileReplacement: Sendable {
  /// The name of the file, or of a symbolic link to it; the link is kept.
  package let path: String
  /// The state of the file when it was read.
  package let stamp: FileStamp

  /// A replacement of the file called `path` that had `stamp` when it was read.
  package init(path: String, stamp: FileStamp) {
    self.path = path
    self.stamp = stamp
  }

  /// Replaces the contents with `bytes`.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    let target = try RealPath(of: path)
    let directory = try Descriptor(openingDirectory: target.directory, of: path)
    try checkUnchanged(target.name, in: directory)
    try checkReplaceable(target)
    try exchange(target.name, in: directory, for: bytes)
  }

  /// Exchanges the files; an interrupt is delayed until the new file is removed or has its final
  /// name.
  private func exchange(
    _ name: String, in directory: borrowing Descriptor, for bytes: [UInt8]
  ) throws(FileError) {
    let signals = HeldSignals()
    defer { signals.release() }
    let file = try UnfinishedFile(for: path, in: directory)
    do throws(FileError) {
      try fill(file.descriptor, with: bytes)
      try keepAccess(of: name, for: file.descriptor, in: directory)
      try file.descriptor.synchronize()
      try checkUnchanged(name, in: directory)
      // From here on it must not look abandoned, as it may soon be the old file, or someone else's.
      try check(Renaming.replace(file.nameOfOld, by: file.name, in: directory))
    } catch {
      unlinkat(directory.number, file.name, 0)
      throw error
    }
    let code = Renaming.exchange(name, with: file.nameOfOld, in: directory)
    if code == 0 { return try dispose(of: file, called: name, in: directory) }
    do throws(FileError) {
      guard Renaming.isUnknown(code) else { return try check(code) }
      try check(Renaming.replace(name, by: file.nameOfOld, in: directory))
    } catch {
      unlinkat(directory.number, file.nameOfOld, 0)
      throw error
    }
    try flush(directory)
  }

  /// Removes the file that was called `name` before `file`, or gives the name back to it.
  private func dispose(
    of file: borrowing UnfinishedFile, called name: String, in directory: borrowing Descriptor
  ) throws(FileError) {
    let kept = directory.path + "/" + file.nameOfOld
    let isAsRead: Bool
    do throws(FileError) { isAsRead = try self.isAsRead(file.nameOfOld, in: directory) } catch {
      throw .oldFileKept(path, at: kept, error.description)
    }
    guard isAsRead else {
      try giveBack(name, from: file, in: directory)
      throw .changedSinceRead(path)
    }
    // Otherwise a power failure could leave the old name without the old file.
    let flushing = Result { () throws(FileError) in try flush(directory) }
    do throws(FileError) { try remove(file.nameOfOld, in: directory) } catch {
      throw .oldFileKept(path, at: kept, error.description)
    }
    try flushing.get()
  }

  /// Gives `name` back to the file that had it before `file`.
  private func giveBack(
    _ name: String, from file: borrowing UnfinishedFile, in directory: borrowing Descriptor
  ) throws(FileError) {
    let kept = directory.path + "/" + file.nameOfOld
    do throws(FileError) {
      try check(Renaming.exchange(name, with: file.nameOfOld, in: directory))
    } catch {
      throw .oldFileKept(path, at: kept, error.description)
    }
    // By now a third file may have had the name and lost it.
    guard let loser = try? FileStamp(entry: file.nameOfOld, of: directory),
      let new = try? FileStamp(of: file.descriptor), loser.isSameFile(as: new),
      unlinkat(directory.number, file.nameOfOld, 0) == 0
    else { throw .otherFileKept(path, at: kept) }
  }

  /// Whether the file that `name` was taken from is the one that was read.
  private func isAsRead(
    _ name: String, in directory: borrowing Descriptor
  ) throws(FileError) -> Bool {
    var old = try FileStamp(entry: name, of: directory)
    // Renaming a file updates the time of its last status change.
    old.changed = stamp.changed
    return old == stamp
  }

  private func remove(_ name: String, in directory: borrowing Descriptor) throws(FileError) {
    if unlinkat(directory.number, name, 0) != 0 {
      throw lastError("remove `\((directory.path + "/" + name).visible)`")
    }
  }

  private func check(_ code: Int32) throws(FileError) {
    if code != 0 { throw .system(SystemError("replace `\(path.visible)`", code: code)) }
  }

  private func fill(
    _ file: borrowing Descriptor, with bytes: [UInt8]
  ) throws(FileError) {
    try file.write(bytes)
    let made = try FileStamp(of: file)
    if (made.owner, made.group) != (stamp.owner, stamp.group),
      fchown(file.number, stamp.owner, stamp.group) != 0
    {
      throw .ownerNotKept(path, SystemError("change the owner", code: errno))
    }
  }

  /// Ensures that only users with access to the old file, called `name`, have access to the new
  /// one.
  ///
  /// The owner comes before the mode, because a change of owner clears the set-id bits. The list
  /// comes before the mode, too: if there is one, the group bits are its mask, and without it would
  /// grant rights to the group itself; and the directory may have given the new file a list of its
  /// own.
  private func keepAccess(
    of name: String, for file: borrowing Descriptor, in directory: borrowing Descriptor
  ) throws(FileError) {
    let old = try Descriptor(opening: name, in: directory)
    let code = AccessControlList.copy(from: old, to: file)
    if code != 0 {
      throw .accessNotKept(path, SystemError("copy the access control list", code: code))
    }
    if fchmod(file.number, mode_t(truncatingIfNeeded: stamp.mode) & 0o7777) != 0 {
      throw lastError("keep the mode of `\(path.visible)`")
    }
  }

  private func checkUnchanged(
    _ name: String, in directory: borrowing Descriptor
  ) throws(FileError) {
    let now = try FileStamp(entry: name, of: directory)
    guard now.kind == .regular else { throw .notRegular(path, now.kind) }
    guard now == stamp else { throw .changedSinceRead(path) }
  }

  private func checkReplaceable(_ target: RealPath) throws(FileError) {
    if stamp.linkCount > 1 { throw .hasOtherLinks(path, others: stamp.linkCount - 1) }
    // A rename needs no permission for the file itself, but a read-only file is meant to stay.
    if access(target.directory + "/" + target.name, W_OK) != 0 {
      throw .readOnly(path, SystemError("write", code: errno))
    }
  }

  private func flush(_ directory: borrowing Descriptor) throws(FileError) {
    let code = directory.synchronizeNames()
    if code != 0 { throw .replacedButNotFlushed(path, SystemError("flush", code: code)) }
  }
}
