import Testing
import ToolSupport

struct VisibleTextTests {
  @Test(
    arguments: [
      ("plain ä `x`", "plain ä `x`"), ("a\tb\n", #"a\tb\n"#), ("\u{1B}[1m", #"\u{1B}[1m"#),
      ("\u{9B}1m", #"\u{009B}1m"#), ("\u{202E}gnp", #"\u{202E}gnp"#), ("\u{7F}", #"\u{7F}"#),
      ("a\u{2028}b\u{2029}", #"a\u{2028}b\u{2029}"#), ("\u{61C}\u{200F}", #"\u{061C}\u{200F}"#),
      ("\u{FEFF}\u{200B}\u{E0041}", #"\u{FEFF}\u{200B}\u{000E0041}"#),
      ("\u{3164}a\u{FE0F}", #"\u{3164}a\u{FE0F}"#), ("\u{34F}\u{115F}", #"\u{034F}\u{115F}"#),
      // These characters join letters, and emoji.
      ("می\u{200C}خواهم 👩\u{200D}🌾", "می\u{200C}خواهم 👩\u{200D}🌾"),
    ])
  func spellsOutControls(text: String, visible: String) {
    #expect(text.visible == visible)
  }

  @Test(arguments: [
    ("smtp://joe:hunter2@a.example x", "smtp://joe:(set)@a.example x"),
    ("smtp://joe:hun\u{1B}ter2@a.example", "smtp://joe:(set)@a.example"),
    ("smtp://a.example:25 joe@b.example", "smtp://a.example:25 joe@b.example"),
  ])
  func hidesPasswordsOfURLs(text: String, visible: String) {
    #expect(text.visible == visible)
  }
}
