import Foundation
import Testing

/// The editor settings shown in `docs/editors.md`, verbatim.
enum EditorLines {
  /// The only block of `language` that contains `word`.
  static func block(_ language: String, with word: String) throws -> String {
    let blocks = MarkdownBlocks(try DocumentPages.text("docs/editors.md")).blocks
    let found = blocks.filter { $0.language == language && $0.text.contains(word) }
    #expect(found.count == 1)
    return try #require(found.first).text
  }

  /// The environment of a process in which `conflint` is the one built with these tests.
  static func environment(in directory: String) throws -> [String: String] {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return [
      "HOME": directory, "PATH": try BuiltTool.products().path + ":" + path,
      "XDG_STATE_HOME": directory, "XDG_DATA_HOME": directory,
    ]
  }
}
