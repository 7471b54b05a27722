import Testing
import ToolSupport

struct LineFoldingTests {
  private func fold(_ text: String, _ width: Int = 30) -> String {
    String(decoding: LineFolding(width: width).fold(Array(text.utf8)), as: UTF8.self)
  }

  @Test func whatFitsStaysAsItIs() {
    let text = "a: deliver, by ESMTP\n\n  gateway  relay.example  a\n"
    #expect(fold(text) == text)
    #expect(fold("") == "")
    #expect(fold("no line feed") == "no line feed")
  }

  /// Continuation lines are aligned with the text, not with the label.
  @Test func theRestStandsUnderTheText() {
    #expect(
      fold("  gateway  relay.example  ecelerity.conf:2:22 in domain a.example [doc]\n") == """
          gateway  relay.example
                   ecelerity.conf:2:22
                   in domain a.example
                   [doc]

        """)
    #expect(
      fold("           taken from the stanza that sets the gateway\n") == """
                   taken from the
                     stanza that sets
                     the gateway

        """)
  }

  @Test func aWordIsNotBroken() {
    let word = String(repeating: "x", count: 50)
    #expect(fold("a  \(word) b\n") == "a  \(word)\n   b\n")
  }

  /// Colour sequences take no columns, and characters count, not bytes.
  @Test func columnsAreWhatIsSeen() {
    let painted = "\u{1B}[1mgateway\u{1B}[0m  \u{1B}[2mrelay.example and more\u{1B}[0m"
    #expect(fold(painted, 31) == painted)
    #expect(fold(painted, 30).hasPrefix("\u{1B}[1mgateway\u{1B}[0m  \u{1B}[2mrelay.example and\n"))
    #expect(fold("éééé éééé", 9) == "éééé éééé")
  }

  @Test func aLongLabelIsNoMargin() {
    let label = String(repeating: "l", count: 25)
    #expect(fold("\(label)  text that follows") == "\(label)\n  text that follows")
  }
}
