import Testing

@testable import EcelerityConf

private typealias Formatter = EcelerityConf.Formatter

/// Formatting of files in parts. `FormattingPropertyTests` compare the layout of random files in
/// parts with that of the whole.
struct FormattingPartsTests {
  private func formatParts(_ text: String) -> FormattingResult? {
    Formatter.formatParts(of: SourceFile(path: "test.conf", text: text), length: 1)
  }

  @Test func partsThatAreInTheStyleLeaveTheFileAsItIs() {
    #expect(formatParts("a {\n  b = 1\n}\n\nc {\n  d = 1\n}\ne {\n  f = 1\n}\n") == .unchanged)
  }

  @Test(arguments: [
    (
      "a {\nb = 1\n}\n\nc {\n  d = 1\n}\ne {\n  f = 1\n}\n",
      "a {\n  b = 1\n}\n\nc {\n  d = 1\n}\ne {\n  f = 1\n}\n"
    ),
    (
      "a {\n  b = 1\n}\n\nc {\nd = 1\n}\ne {\n  f = 1\n}\n",
      "a {\n  b = 1\n}\n\nc {\n  d = 1\n}\ne {\n  f = 1\n}\n"
    ),
    (
      "a {\n  b = 1\n}\n\nc {\n  d = 1\n}\ne {\nf = 1\n}",
      "a {\n  b = 1\n}\n\nc {\n  d = 1\n}\ne {\n  f = 1\n}\n"
    ),
    (
      "a{\n}\n\n#  b\t\nc = 1 # d\nlonger = 2 # e\n",
      "a {}\n\n#  b\nc = 1       # d\nlonger = 2  # e\n"
    ),
  ])
  func changedPartsStandBetweenTheOthers(before: String, after: String) {
    #expect(formatParts(before) == .changed(Array(after.utf8)))
  }

  /// A part has another meaning by itself, cannot be parsed, or affects the text after it.
  @Test(arguments: [
    "a = \"\n}\nb\"\nc {\n}\nd = 1\n",
    "/*\n}\nb */\nc {\n}\nd = 1\n",
    "a {\n  b {\n}\nc = 1\n}\nd = 1\n",
    "a = [\n}\nb = c\n",
    "a {\n}\nb = ( 1\n",
    "a {\n  b =\n}\nc = 1\n",
    "a {\n}\n# conffmt: off\nb {\n}\nc   =   1\n",
    "a {\n# conffmt: on\n}\nb = 1\n",
    "a {\n}\n",
    "a = 1\n",
  ])
  func otherFilesAreLaidOutAsAWhole(text: String) {
    #expect(formatParts(text) == nil)
    let source = SourceFile(path: "test.conf", text: text)
    #expect(Formatter.formatChecked(source) == Formatter.formatWhole(source))
  }

  /// The file is large enough for `formatChecked` to split it.
  @Test func aLargeFileIsLaidOutAsItWouldBeAsAWhole() throws {
    let stanza = "Domain \"relay.example\" {\n gateway = \"10.0.0.1\" # here\n port=25 # there\n}\n"
    let count = 3 * TopLevelParts.usualLength / stanza.utf8.count
    let source = SourceFile(
      path: "test.conf", text: (0..<count).map { $0 % 3 == 0 ? stanza : stanza + "\n" }.joined())
    let parts = try #require(Formatter.formatParts(of: source, length: TopLevelParts.usualLength))
    #expect(parts == Formatter.formatWhole(source))
    #expect(parts == Formatter.formatChecked(source))
  }

  @Test func aSmallFileIsNotCut() {
    let source = SourceFile(path: "test.conf", text: "a {\n}\nb {\n}\n")
    #expect(Formatter.formatParts(of: source, length: TopLevelParts.usualLength) == nil)
  }
}
