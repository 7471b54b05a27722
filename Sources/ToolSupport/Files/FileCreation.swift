#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Writes documents that a command keeps for later calls.
public enum FileCreation {
  /// Makes the file called `path` with `bytes`, or puts them in the place of its contents.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    if access(path, F_OK) == 0 { return try StampedFile.read(path).replace(with: bytes) }
    let (folderPath, name) = split(path)
    let folder = try Descriptor(opening: folderPath, O_RDONLY | O_DIRECTORY)
    let file = try Descriptor(making: name, in: folder)
    do throws(FileError) {
      try file.write(bytes)
      if fchmod(file.number, 0o644) != 0 { throw lastError("set the mode of `\(path.visible)`") }
      try file.synchronize()
    } catch {
      unlinkat(folder.number, name, 0)
      throw error
    }
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }
}
