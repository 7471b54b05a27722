#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Replaces a file whole or not at all, and only when it is still the file that was read.
///
/// The new bytes go to a new file in the same folder, which takes over mode and owner, is flushed to
/// disk and then renamed over the old one, so that at every moment and after a power failure the name
/// stands for the old bytes or the new. Extended attributes are not copied.
public struct FileReplacement: Sendable {
  /// The name of the file, or of a symbolic link to it; the link stays.
  public let path: String
  /// The state in which the file was read.
  public let stamp: FileStamp

  /// A replacement of the file called `path` that had `stamp` when it was read.
  public init(path: String, stamp: FileStamp) {
    self.path = path
    self.stamp = stamp
  }

  /// Puts `bytes` in the place of the contents.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    let target = try realPath()
    let folder = try Descriptor(opening: target.folder, O_RDONLY | O_DIRECTORY)
    try checkUnchanged(target.name, in: folder)
    try checkReplaceable(target)
    try exchange(target.name, in: folder, for: bytes)
    try flush(folder)
  }

  /// An interrupt waits until the temporary file is gone or has its final name.
  private func exchange(
    _ name: String, in folder: borrowing Descriptor, for bytes: [UInt8]
  ) throws(FileError) {
    let signals = HeldSignals()
    defer { signals.release() }
    let temporary = FileReplacement.unpredictableName()
    let file = try Descriptor(making: temporary, in: folder)
    do throws(FileError) {
      try fill(file, with: bytes)
      try checkUnchanged(name, in: folder)
      if renameat(folder.number, temporary, folder.number, name) != 0 {
        throw lastError("replace `\(path.visible)`")
      }
    } catch {
      unlinkat(folder.number, temporary, 0)
      throw error
    }
  }

  /// The owner comes before the mode, because a change of owner clears the set-id bits.
  private func fill(
    _ file: borrowing Descriptor, with bytes: [UInt8]
  ) throws(FileError) {
    try file.write(bytes)
    let made = try FileStamp(descriptor: file.number)
    if (made.owner, made.group) != (stamp.owner, stamp.group),
      fchown(file.number, stamp.owner, stamp.group) != 0
    {
      throw .ownerNotKept(path, SystemError("change the owner", code: errno))
    }
    if fchmod(file.number, mode_t(truncatingIfNeeded: stamp.mode) & 0o7777) != 0 {
      throw lastError("keep the mode of `\(path.visible)`")
    }
    try file.synchronize()
  }

  private func checkUnchanged(
    _ name: String, in folder: borrowing Descriptor
  ) throws(FileError) {
    let now = try FileStamp(entry: name, of: folder)
    guard now.kind == .regular else { throw .notRegular(path, now.kind) }
    guard now == stamp else { throw .changedSinceRead(path) }
  }

  private func checkReplaceable(_ target: Target) throws(FileError) {
    if stamp.linkCount > 1 { throw .hasOtherLinks(path, others: stamp.linkCount - 1) }
    // A rename needs no permission on the file itself, yet a read-only file is meant to stay.
    if access(target.folder + "/" + target.name, W_OK) != 0 {
      throw .readOnly(path, SystemError("write", code: errno))
    }
  }

  private func flush(_ folder: borrowing Descriptor) throws(FileError) {
    // EINVAL: the file system keeps no folders that could be flushed.
    if fsync(folder.number) != 0, errno != EINVAL {
      throw .replacedButNotFlushed(path, SystemError("flush", code: errno))
    }
  }

  private func realPath() throws(FileError) -> Target {
    guard let resolved = realpath(path, nil) else { throw lastError("open `\(path.visible)`") }
    defer { free(resolved) }
    // A name that is not UTF-8 would be repaired here and then mean another file.
    guard let real = String(validatingCString: resolved), let slash = real.lastIndex(of: "/") else {
      throw .system(SystemError("replace `\(path.visible)`", code: EILSEQ))
    }
    let folder = real[..<slash]
    return Target(
      folder: folder.isEmpty ? "/" : String(folder), name: String(real[real.index(after: slash)...])
    )
  }

  /// Hidden, and without the `.conf` that would make an include or a run of the tools find it.
  private static func unpredictableName() -> String {
    ".conf-" + String(UInt64.random(in: .min ... .max), radix: 36) + ".tmp"
  }
}

/// The real file behind a path.
private struct Target {
  let folder: String
  let name: String
}
