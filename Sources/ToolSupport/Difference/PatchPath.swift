#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension UnifiedDiff {
  /// The name to put into a difference so that `patch -p0` in the working folder finds the file:
  /// `patch` refuses absolute names, even of files below that folder.
  package static func name(for path: String) -> String {
    guard let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return name(for: path, in: String(cString: folder))
  }

  static func name(for path: String, in folder: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
