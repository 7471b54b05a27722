import Foundation

/// The files of this repository, for tests of them and for tests that compare documents with programs.
package enum Repository {
  /// The path of the file or directory `file`, given below the root of the repository.
  package static func path(_ file: String) -> String { root + "/" + file }

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The text of `file`.
  package static func text(_ file: String) throws -> String {
    try String(contentsOfFile: path(file), encoding: .utf8)
  }

  /// The bytes of `file`.
  package static func bytes(_ file: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: path(file))))
  }

  /// The configuration files in `Tests/Fixtures`, ordered by name.
  package static func fixtures() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: path("Tests/Fixtures"))
    return names.filter { $0.hasSuffix(".conf") }.sorted().map { "Tests/Fixtures/\($0)" }
  }

  /// The names, without directories, of the Swift files below `directory`.
  package static func swiftFileNames(below directory: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path(directory))
      .filter { $0.hasSuffix(".swift") }.map { URL(filePath: $0).lastPathComponent }
  }
}
