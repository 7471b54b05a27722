import TestServers
import Testing
import ToolSupport

/// Tests of the lines of a file, independent of how often `hasLine` is called.
@Suite struct LineInputTests {
  private func check(_ text: String, _ expected: [String]) throws {
    let directory = try TemporaryDirectory()
    let path = try directory.file("names", text)
    for looks in 0...2 {
      var input = try LineInput(path)
      var lines: [String] = []
      while true {
        for _ in 0..<looks { _ = input.hasLine() }
        guard let line = try input.next() else { break }
        lines.append(line.text)
      }
      let isSame = lines == expected
      #expect(isSame, "\(looks) looks ahead")
    }
  }

  @Test(arguments: [
    ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb\r\n", ["a", "b"]),
    ("\n\na\n\nb", ["", "", "a", "", "b"]), ("\r\n\r", ["", ""]), ("a\r\r\n", ["a\r"]),
    ("\u{FEFF}a\n\u{FEFF}b", ["a", "\u{FEFF}b"]), ("\u{FEFF}", [""]),
  ])
  func linesOf(text: String, expected: [String]) throws { try check(text, expected) }

  /// Bytes beyond the maximum length are dropped, whatever the line ending.
  @Test func longLines() throws {
    let long = String(repeating: "x", count: LineInput.maximumLength)
    try check(long + "\nb\n", [long, "b"])
    try check(long + "y\nb", [long, "b"])
    try check(long + "\r\n", [long])
    try check("a\n" + long + long + "\nb", ["a", long, "b"])
  }

  @Test func aLineIsCutOnlyWhenSomethingIsMissing() throws {
    let long = String(repeating: "x", count: LineInput.maximumLength)
    let directory = try TemporaryDirectory()
    var input = try LineInput(try directory.file("names", long + "\n" + long + "y\n"))
    #expect(try input.next()?.isCut == false)
    #expect(try input.next()?.isCut == true)
  }

  @Test func manyLines() throws {
    let lines = (0..<30_000).map { "n\($0).example" }
    try check(lines.joined(separator: "\n"), lines)
  }
}
