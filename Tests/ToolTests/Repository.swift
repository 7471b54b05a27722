import Foundation

/// The files of this repository, for tests that hold documents and programs together.
enum Repository {
  /// The path of `file` below the root of the repository.
  static func path(_ file: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/" + file
  }
}
