internal import EcelerityConf

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The name of a file in a difference with which `patch -p0` in the working directory finds it.
///
/// `patch` follows no link to a file, and rejects every name that is absolute or leads up, even for
/// files below that directory.
package struct PatchPath: Hashable, Sendable {
  private let key: PathKey
  /// Whether the file is outside of the working directory, so that `patch` would reject it.
  package let isOutside: Bool

  /// The name, relative to the working directory if the file is below it, with links resolved.
  package var name: String { key.path }

  /// The name for the file `path`, which need not exist.
  package init(_ path: String) {
    self.init(path, real: PatchPath.real(path), directory: PatchPath.real("."))
  }

  init(_ path: String, real: String?, directory: String?) {
    if let real, let directory, let rest = Path.rest(of: real, below: directory) {
      key = PathKey(rest)
      isOutside = false
    } else {
      key = PathKey(path)
      isOutside = real != nil
    }
  }

  /// The message for a file that `patch` will not change.
  package var refusal: String {
    "`\(name.visible)` is not below the current directory, so patch does not change it; "
      + "run the command in a directory above it"
  }

  /// The absolute name of `path` with links resolved; nil if there is no such file, or its name is
  /// not UTF-8.
  private static func real(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(validatingCString: found)
  }
}
