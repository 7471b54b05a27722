import Foundation

/// The files of this repository, for tests that compare documents with programs.
enum Repository {
  /// The path of `file` below the root of the repository.
  static func path(_ file: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/" + file
  }

  /// The names, without folders, of the Swift files below `folder`.
  static func swiftFileNames(below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path(folder))
      .filter { $0.hasSuffix(".swift") }.map { URL(fileURLWithPath: $0).lastPathComponent }
  }
}
