import Foundation

/// The files of this repository, for tests.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: root.appending(path: path)))
  }

  /// The configuration files in `Tests/Fixtures`, ordered by name.
  static func fixtures() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Tests/Fixtures").path)
    return names.filter { $0.hasSuffix(".conf") }.sorted().map { "Tests/Fixtures/\($0)" }
  }
}
