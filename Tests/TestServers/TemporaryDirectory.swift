import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A temporary directory for one test, removed with its contents afterwards. All users may read it, whatever the umask
/// is: some servers run as another user.
package final class TemporaryDirectory: Sendable {
  package let path: String

  package init() throws {
    // On macOS the path of the temporary directory has a symbolic link, which Foundation does not resolve.
    let base = try Program.known(
      realpath(FileManager.default.temporaryDirectory.path, nil), "no temporary directory")
    defer { free(base) }
    path = String(cString: base) + "/conf-tests-" + UUID().uuidString
    try Self.makeDirectory(path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes `text` to the file `name`, and creates its parent directories.
  @discardableResult
  package func file(_ name: String, _ text: String = "") throws -> String {
    let file = path + "/" + name
    let directory = URL(fileURLWithPath: file).deletingLastPathComponent().path
    try Self.makeDirectory(directory)
    let isNew = !FileManager.default.fileExists(atPath: file)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    if isNew { chmod(file, 0o644) }
    return file
  }

  /// Creates the directory `name` and its parents.
  package func makeSubdirectory(_ name: String) throws { try Self.makeDirectory(path + "/" + name) }

  private static func makeDirectory(_ path: String) throws {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
  }

  package func link(_ name: String, to target: String) throws -> String {
    try FileManager.default.createSymbolicLink(
      atPath: path + "/" + name, withDestinationPath: target)
    return path + "/" + name
  }

  /// The names in the directory, hidden ones too, in order.
  package var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  package static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }
}
