import ToolSupport

/// Text that Markdown shows as it is, whatever is in it: a link or a picture in a file is nobody's here.
enum MarkdownText {
  private static let mark = UInt8(ascii: "`")

  /// `text` as code in a line, with what would end the line spelt out (CommonMark 0.31, 6.1).
  static func code(_ text: String) -> String {
    let text = text.visible
    let fence = String(repeating: "`", count: longestFence(in: text) + 1)
    // One blank at each end goes again, and without any the marks around nothing would be one mark.
    let isOpen = text.isEmpty || text.utf8.first == mark || text.utf8.last == mark
    return isOpen
      ? "\(fence) \(text) \(fence)" : "\(fence)\(text)\(fence)"
  }

  /// The lines of `text`, each with its end, as code of its own (4.5).
  static func block(_ text: String) -> String {
    let fence = String(repeating: "`", count: max(3, longestFence(in: text) + 1))
    return "\(fence)text\n\(text)\(fence)"
  }

  /// How many backquotes follow each other in `text` at most.
  private static func longestFence(in text: String) -> Int {
    var longest = 0
    var length = 0
    for byte in text.utf8 {
      length = byte == mark ? length + 1 : 0
      longest = max(longest, length)
    }
    return longest
  }
}
