import EcelerityConf
import Foundation
import Testing

/// `Examples/canonical.conf` defines the style.
struct CanonicalFileTests {
  private static let examples = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Examples")

  @Test func formattingChangesNothing() throws {
    let url = CanonicalFileTests.examples.appendingPathComponent("canonical.conf")
    testCanonical(String(decoding: try Data(contentsOf: url), as: UTF8.self))
  }

  /// The file is restored after its indentation is removed: the layout depends only on the tokens,
  /// the comments and the line breaks.
  @Test func isRestoredFromItsLineBreaks() throws {
    let url = CanonicalFileTests.examples.appendingPathComponent("canonical.conf")
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var isRaw = false
    var lost = 0
    let flattened = lines.map { line -> Substring in
      if line.contains("conffmt: off") || line.hasPrefix("/*") || line.hasPrefix("bounce_pattern") {
        isRaw = true
        return line
      }
      defer {
        if line.contains("*/") || line.contains("\"  #") || line.contains(": on") { isRaw = false }
      }
      if isRaw { return line }
      let indent = line.prefix { $0 == " " }.count
      // The column distinguishes a continued comment from one about the next statement.
      if indent < 10 { lost = indent }
      return line.dropFirst(lost)
    }
    testTransform(flattened.joined(separator: "\n"), text)
  }
}
