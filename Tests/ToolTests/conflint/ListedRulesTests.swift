import TestServers
import Testing

/// What goes with `conflint --list-rules`.
struct ListedRulesTests {
  @Test(arguments: [
    (["--select", "style"], "leave out --select"), (["--disable", "style"], "leave out --disable"),
    (["a.conf"], "leave out `a.conf`"),
    (["--output-format", "concise"], "concise is a format of findings"),
  ])
  func nothingThatWouldBeIgnored(words: [String], message: String) throws {
    let directory = try TemporaryDirectory()
    let outcome = try BuiltTool(name: "conflint").run(["--list-rules"] + words, in: directory.path)
    #expect(outcome.status == 2 && outcome.output == "")
    #expect(outcome.error.contains(message))
  }
}
