import ToolSupport

/// Text that Markdown shows verbatim, so that a file cannot insert links or images.
enum MarkdownText {
  private static let mark = UInt8(ascii: "`")

  /// `text` as inline code, with characters that would end the line escaped (CommonMark 0.31, 6.1).
  static func code(_ text: String) -> String {
    let text = text.visible
    let fence = String(repeating: "`", count: longestFence(in: text) + 1)
    // Markdown strips one space at each end; without the spaces, adjacent backquotes would be one
    // fence.
    let isOpen = text.isEmpty || text.utf8.first == mark || text.utf8.last == mark
    return isOpen
      ? "\(fence) \(text) \(fence)" : "\(fence)\(text)\(fence)"
  }

  /// `text`, whose lines are all terminated, as a code block (4.5).
  static func block(_ text: String) -> String {
    let fence = String(repeating: "`", count: max(3, longestFence(in: text) + 1))
    return "\(fence)text\n\(text)\(fence)"
  }

  /// The length of the longest run of backquotes in `text`.
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
