import Testing
import ToolSupport

struct VisibleTextTests {
  @Test(
    arguments: [
      ("plain ä `x`", "plain ä `x`"), ("a\tb\n", #"a\tb\n"#), ("\u{1B}[1m", #"\u{1B}[1m"#),
      ("\u{9B}1m", #"\u{009B}1m"#), ("\u{202E}gnp", #"\u{202E}gnp"#), ("\u{7F}", #"\u{7F}"#),
    ])
  func spellsOutControls(text: String, visible: String) {
    #expect(text.visible == visible)
  }
}
