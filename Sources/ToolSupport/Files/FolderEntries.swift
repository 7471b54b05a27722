#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What a folder holds, hidden entries too, without `.` and `..`; in no order.
struct FolderEntries {
  /// The names that can be spelt.
  private(set) var names: [String] = []
  /// Names that cannot be spelt, and why there may be more than these.
  private(set) var errors: [FileError] = []

  /// The entries of the folder called `path`.
  init(of path: String) {
    guard let stream = opendir(path) else {
      errors.append(lastError("list `\(path.visible)`"))
      return
    }
    defer { closedir(stream) }
    errno = 0
    while let entry = readdir(stream) {
      if let name = name(of: entry) {
        if name != ".", name != ".." { names.append(name) }
      } else {
        errors.append(.notUnicode(in: path))
      }
      errno = 0
    }
    if errno != 0 { errors.append(lastError("list `\(path.visible)`")) }
  }
}

/// Reads in place: the entry is often shorter than its type says, so it must not be copied.
private func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
  guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
  let start = UnsafeRawPointer(entry) + offset
  return String(validatingCString: start.assumingMemoryBound(to: CChar.self))
}
