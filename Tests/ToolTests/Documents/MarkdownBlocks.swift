import Foundation

/// The fenced blocks of a Markdown document.
struct MarkdownBlocks {
  /// A block without its fences.
  struct Block {
    /// The text after the opening fence, such as `yaml`.
    let language: String
    let text: String
    /// The reason in a comment `<!-- not run: … -->` on the line before the fence.
    let reasonNotToRun: String?
  }

  let blocks: [Block]

  init(_ document: String) {
    // Fences are at the start of a line, so every second piece is a block.
    let pieces = ("\n" + document).components(separatedBy: "\n```")
    blocks = pieces.indices.filter { $0 % 2 == 1 }.map { index in
      let lines = pieces[index].components(separatedBy: "\n")
      let before = pieces[index - 1].components(separatedBy: "\n").last ?? ""
      return Block(
        language: lines[0], text: lines.dropFirst().map { $0 + "\n" }.joined(),
        reasonNotToRun: MarkdownBlocks.reason(in: before))
    }
  }

  private static func reason(in line: String) -> String? {
    let marks = (start: "<!-- not run: ", end: " -->")
    guard line.hasPrefix(marks.start), line.hasSuffix(marks.end) else { return nil }
    return String(line.dropFirst(marks.start.count).dropLast(marks.end.count))
  }

  /// The document without its blocks.
  static func text(around document: String) -> String {
    let pieces = ("\n" + document).components(separatedBy: "\n```")
    return pieces.indices.filter { $0 % 2 == 0 }.map { pieces[$0] }.joined(separator: "\n")
  }

  /// A line of text with its inline code removed.
  static func withoutCode(_ line: Substring) -> String {
    let pieces = line.split(separator: "`", omittingEmptySubsequences: false)
    return pieces.indices.map { $0 % 2 == 0 ? String(pieces[$0]) : "``" }.joined()
  }

  /// The inline code in a line of text.
  static func code(in line: Substring) -> [Substring] {
    let pieces = line.split(separator: "`", omittingEmptySubsequences: false)
    return pieces.indices.filter { $0 % 2 == 1 }.map { pieces[$0] }
  }
}
