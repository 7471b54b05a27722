internal import EcelerityConf

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The path of a file with all symbolic links resolved.
package struct RealPath {
  /// The path of its directory.
  package let directory: String
  /// Its name in the directory.
  package let name: String

  /// The full path.
  package var path: String { Path.join(directory, name) }

  /// Resolves `path`, which must exist.
  package init(of path: String) throws(FileError) {
    guard let resolved = realpath(path, nil) else { throw lastError("open `\(path.visible)`") }
    defer { free(resolved) }
    // A name that is not UTF-8 would be repaired here and then mean another file.
    guard let real = String(validatingCString: resolved) else {
      throw .system(SystemError("replace `\(path.visible)`", code: EILSEQ))
    }
    directory = Path.directory(of: real)
    name = Path.name(of: real)
  }
}
