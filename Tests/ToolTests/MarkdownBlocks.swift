import Foundation

/// The fenced blocks of a Markdown document.
struct MarkdownBlocks {
  /// One block without its fences.
  struct Block {
    /// What stands behind the opening fence, such as `yaml`.
    let language: String
    let text: String
  }

  let blocks: [Block]

  init(_ document: String) {
    // Fences stand at the start of a line: every second piece is inside of one.
    let pieces = ("\n" + document).components(separatedBy: "\n```")
    blocks = pieces.indices.filter { $0 % 2 == 1 }.map { index in
      let lines = pieces[index].components(separatedBy: "\n")
      return Block(
        language: lines[0], text: lines.dropFirst().map { $0 + "\n" }.joined())
    }
  }
}
