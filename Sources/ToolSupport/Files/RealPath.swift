internal import EcelerityConf

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The file behind a path, without symbolic links on the way.
package struct RealPath {
  /// The path of its folder.
  package let folder: String
  /// Its name in there.
  package let name: String

  /// The whole of it.
  package var path: String { Path.join(folder, name) }

  /// Where `path` leads, which must exist.
  package init(of path: String) throws(FileError) {
    guard let resolved = realpath(path, nil) else { throw lastError("open `\(path.visible)`") }
    defer { free(resolved) }
    // A name that is not UTF-8 would be repaired here and then mean another file.
    guard let real = String(validatingCString: resolved) else {
      throw .system(SystemError("replace `\(path.visible)`", code: EILSEQ))
    }
    folder = Path.folder(of: real)
    name = Path.name(of: real)
  }
}
