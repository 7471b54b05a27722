import Testing

@testable import EcelerityConf

/// The cuts of a file into parts that can be parsed separately.
struct TopLevelPartsTests {
  /// The parts of `text`, with the text between them in brackets.
  private func parts(_ text: String, length: Int = 0) -> String {
    let bytes = Array(text.utf8)
    var end = 0
    var marked = ""
    for part in TopLevelParts.ranges(of: bytes, length: length) ?? [0..<bytes.count] {
      if part.lowerBound > 0 {
        marked += "[\(String(decoding: bytes[end..<part.lowerBound], as: UTF8.self))]"
      }
      marked += String(decoding: bytes[part], as: UTF8.self)
      end = part.upperBound
    }
    return marked
  }

  @Test(arguments: [
    ("a {\n}\nb {\n}\n", "a {\n}\n[]b {\n}\n"),
    ("a {\n}\n\nb {\n}\n", "a {\n}\n[\n]b {\n}\n"),
    ("a {\n}\n# b\nc = d\n", "a {\n}\n[]# b\nc = d\n"),
    ("}\n}\nb", "}\n}\n[]b"),
    ("a {\n}\nb {\n}\n\n#", "a {\n}\n[]b {\n}\n[\n]#"),
  ])
  func aFileIsCutBehindABraceOnALineOfItsOwn(text: String, expected: String) {
    #expect(parts(text) == expected)
  }

  @Test(arguments: [
    "", "}", "}\n", "\n}\n", "\n}\n\n", "}\nb", "a {\n}\n", "a { }\nb = c\n", "a {\n  }\nb = c\n",
    "a {\n} \nb = c\n", "a {\r\n}\r\nb = c\n", "a {\n}\n\n\nb = c\n", "a {\n}\n b = c\n",
    "a {\n}\n}\n", "a {\n}\n\"b\" = c\n", "a {\n}\n/* b */\n", "a {\n}\n\u{FEFF}b = c\n",
  ])
  func nothingElseIsCut(text: String) {
    #expect(parts(text) == text)
  }

  @Test(arguments: [
    (1, "a {\n}\n[]b {\n}\n[]c {\n}\n[]d"), (4, "a {\n}\n[]b {\n}\n[]c {\n}\n[]d"),
    (5, "a {\n}\nb {\n}\n[]c {\n}\nd"), (11, "a {\n}\nb {\n}\nc {\n}\n[]d"),
    (17, "a {\n}\nb {\n}\nc {\n}\nd"), (1000, "a {\n}\nb {\n}\nc {\n}\nd"),
  ])
  func aPartHasTheLengthAskedFor(length: Int, expected: String) {
    #expect(parts("a {\n}\nb {\n}\nc {\n}\nd", length: length) == expected)
  }
}
