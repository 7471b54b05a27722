import Testing
import ToolSupport

struct HelpTextTests {
  @Test func showsEverythingOfASubcommand() {
    #expect(
      sample.help(["explain"]) == """
        usage: sample explain [options] DOMAIN|ADDRESS...

        """)
  }

  @Test func showsTheCommands() {
    #expect(
      sample.help() == """
        usage: sample [options] COMMAND ...

        """)
  }

  @Test(arguments: [[], ["explain"], ["probe"], ["diff"]])
  func fitsATerminal(path: [String]) {
    let lines = sample.help(path).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
  }

  @Test func showsBothWaysToUseACommandWithOperandsAndSubcommands() {
    #expect(
      mixed.help().hasPrefix(
        """
        usage: mixed [options] [FILE|DIR|-]...
               mixed [options] COMMAND ...

        """))
  }
}
