import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder of its own for one test, removed with everything in it afterwards.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    // The real path, as macOS keeps its temporary folder behind a symbolic link, of which Foundation does not tell.
    let base = try Program.known(
      realpath(FileManager.default.temporaryDirectory.path, nil), "no temporary folder")
    defer { free(base) }
    path = String(cString: base) + "/conf-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Makes the file `name` with `text`, and the folders on the way to it.
  @discardableResult
  package func file(_ name: String, _ text: String = "") throws -> String {
    let file = path + "/" + name
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }

  package func link(_ name: String, to target: String) throws -> String {
    try FileManager.default.createSymbolicLink(
      atPath: path + "/" + name, withDestinationPath: target)
    return path + "/" + name
  }

  /// The names in the folder, hidden ones too, in order.
  package var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  package static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }
}
