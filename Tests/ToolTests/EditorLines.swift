import Foundation
import Testing

/// What `docs/editors.md` tells people to write for an editor, word for word.
enum EditorLines {
  /// The block of `language` that mentions `word`, of which there is one.
  static func block(_ language: String, with word: String) throws -> String {
    let blocks = MarkdownBlocks(try DocumentPages.text("docs/editors.md")).blocks
    let found = blocks.filter { $0.language == language && $0.text.contains(word) }
    #expect(found.count == 1)
    return try #require(found.first).text
  }

  /// The variables of a process for which `conflint` is the one that was built with these tests.
  static func environment(in folder: String) throws -> [String: String] {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return [
      "HOME": folder, "PATH": try BuiltTool.products().path + ":" + path,
      "XDG_STATE_HOME": folder, "XDG_DATA_HOME": folder,
    ]
  }
}
