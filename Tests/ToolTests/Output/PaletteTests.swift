import Testing
import ToolSupport

struct PaletteTests {
  @Test(
    arguments: [
      (.auto, true, [:], true), (.auto, false, [:], false),
      (.auto, true, ["NO_COLOR": "1"], false), (.auto, true, ["NO_COLOR": ""], true),
      (.auto, true, ["TERM": "dumb"], false),
      (.always, false, ["NO_COLOR": "1", "TERM": "dumb"], true), (.never, true, [:], false),
    ] as [(ColorChoice, Bool, [String: String], Bool)])
  func followsOptionTerminalAndEnvironment(
    choice: ColorChoice, onTerminal: Bool, changes: [String: String], isColored: Bool
  ) {
    let environment = ["TERM": "xterm"].merging(changes) { $1 }
    let palette = choice.palette(onTerminal: onTerminal) { environment[$0] }
    #expect(palette.isColored == isColored)
  }

  @Test func isPlainOnATerminalOfUnknownKind() {
    #expect(!ColorChoice.auto.palette(onTerminal: true) { _ in nil }.isColored)
  }

  @Test(arguments: Style.allCases)
  func paintsEveryStyleOrNothing(style: Style) {
    let painted = Palette(isColored: true).paint("x", style)
    #expect(painted.hasPrefix("\u{1B}[") && painted.hasSuffix("mx\u{1B}[0m"))
    #expect(Palette.plain.paint("x", style) == "x")
    #expect(Palette(isColored: true).paint("", style) == "")
  }
}
