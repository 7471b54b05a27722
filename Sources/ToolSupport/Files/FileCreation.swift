internal import EcelerityConf

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Writes documents that a command keeps for later runs.
package enum FileCreation {
  /// Creates the file called `path` with `bytes`, or replaces its contents if they are empty or
  /// `replaceable`; at any time the file is either complete or absent.
  ///
  /// The check is needed because a misplaced path may be that of the configuration itself.
  package static func write(
    _ bytes: [UInt8], to path: String, over replaceable: ([UInt8]) -> Bool
  ) throws(FileError) {
    guard path != "-" else { throw .standardOutput }
    var abandoned = AbandonedFiles()
    if access(path, F_OK) == 0 {
      guard !holdsOutput(path) else { throw .holdsOutput(path) }
      let file = try existing(path)
      guard file.bytes.isEmpty || replaceable(file.bytes) else { throw .holdsOthers(path) }
      abandoned.remove(beside: path)
      return try file.replace(with: bytes)
    }
    guard errno == ENOENT else { throw lastError("open `\(path.visible)`") }
    let directoryPath = Path.directory(of: path)
    let directory = try Descriptor(openingDirectory: directoryPath, of: path)
    abandoned.remove(in: directoryPath)
    try make(Path.name(of: path), in: directory, called: path, with: bytes)
    let code = directory.synchronizeNames()
    if code != 0 { throw .madeButNotFlushed(path, SystemError("flush", code: code)) }
  }

  /// Whether `path` is the file that standard output goes to.
  private static func holdsOutput(_ path: String) -> Bool {
    var output = stat()
    var file = stat()
    guard fstat(STDOUT_FILENO, &output) == 0, stat(path, &file) == 0 else { return false }
    return (output.st_dev, output.st_ino) == (file.st_dev, file.st_ino)
  }

  private static func existing(_ path: String) throws(FileError) -> StampedFile {
    do throws(FileError) {
      return try StampedFile.read(path)
    } catch .notRegular(let path, let kind) {
      throw .notKept(path, kind)
    }
  }

  /// Creates the file; an interrupt is delayed until the new file is removed or has its final name.
  private static func make(
    _ name: String, in directory: borrowing Descriptor, called path: String, with bytes: [UInt8]
  ) throws(FileError) {
    let signals = HeldSignals()
    defer { signals.release() }
    let file = try UnfinishedFile(for: path, in: directory)
    do throws(FileError) {
      try file.descriptor.write(bytes)
      if fchmod(file.descriptor.number, 0o666 & ~deniedPermissions()) != 0 {
        throw lastError("set the mode of `\(path.visible)`")
      }
      try file.descriptor.synchronize()
      let code = add(name, for: file.name, in: directory)
      if code != 0 { throw .system(SystemError("create `\(path.visible)`", code: code)) }
    } catch {
      unlinkat(directory.number, file.name, 0)
      throw error
    }
  }

  /// The permission bits that the user's umask denies. It can only be read by setting it, here
  /// briefly to the strictest value. The umask belongs to the whole process: a file that another
  /// thread created at that moment would be readable by no one.
  private static func deniedPermissions() -> mode_t {
    let mask = umask(0o777)
    umask(mask)
    return mask
  }

  /// Gives the new file its name; returns an `errno` or 0.
  private static func add(
    _ name: String, for new: String, in directory: borrowing Descriptor
  ) -> Int32 {
    let code = Renaming.add(name, for: new, in: directory)
    guard Renaming.isUnknown(code) else { return code }
    // A file that has appeared meanwhile is not overwritten knowingly, not even a dangling link.
    if faccessat(directory.number, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0 { return EEXIST }
    return Renaming.replace(name, by: new, in: directory)
  }
}
