import Testing

@testable import ToolSupport

struct ManualTextTests {
  @Test(arguments: [
    ("a \\ b", "a \\e b"), ("see `--fix` and so on", "see \\fB\\-\\-fix\\fP and so on"),
    ("one ` alone", "one \\(ga alone"), ("well-known --fix", "well-known \\-\\-fix"),
    ("max_hosts", "\\%max_hosts"), ("SCOPE... is", "SCOPE...\\& is"), ("…", "...\\&"),
    ("é", "\\[u00E9]"), ("it's ~ ^", "it\\(aqs \\(ti \\(ha"),
  ])
  func nothingIsTakenForALanguage(text: String, expected: String) {
    #expect(ManualText.inline(text) == expected)
  }

  @Test func sentencesBeginNewLines() {
    #expect(ManualText.paragraphs("One.\ntwo. Three") == ["One.", "two.", "Three"])
  }

  @Test func noLineIsTakenForARequest() {
    #expect(ManualText.paragraphs(".conf is\n\n  .x\n  \\y")[0] == "\\&.conf is")
    #expect(
      ManualText.paragraphs(".conf is\n\n  .x\n  \\y").suffix(4)
        == [".Bd -literal -offset indent", "\\&.x", "\\ey", ".Ed"])
  }

  @Test func aMacroTakesTheWholeWord() {
    #expect(ManualText.argument("'SCOPE... \"A\"'") == "\"\\(aqSCOPE... \"\"A\"\"\\(aq\"")
  }
}
