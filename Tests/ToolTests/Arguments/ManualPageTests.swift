import Foundation
import TestFiles
import TestServers
import Testing

/// Tests that the pages in docs/man are those that the commands print, and are valid.
struct ManualPageTests {
  static let commands = ["conffmt", "conflint", "confroute"]

  private func printed(_ command: String) throws -> String {
    let outcome = try BuiltTool(name: command).run("--man", in: "/")
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    return outcome.output
  }

  private func path(_ command: String) -> String { Repository.path("docs/man/\(command).1") }

  @Test(arguments: commands)
  func keptPagesAreThoseThatArePrinted(command: String) throws {
    #expect(
      try printed(command) == String(contentsOfFile: path(command), encoding: .utf8),
      "write it anew: swift run \(command) --man > docs/man/\(command).1")
  }

  @Test(
    .enabled(if: ExternalProgram("mandoc") != nil, "mandoc is not installed"), arguments: commands)
  func mandocFindsNothingToWarnOf(command: String) throws {
    let mandoc = try #require(ExternalProgram("mandoc"))
    let outcome = try mandoc.run(["-T", "lint", "-W", "warning", path(command)], in: "/")
    #expect(outcome.text == "")
    #expect(outcome.status == 0)
  }

  @Test(
    .enabled(
      if: ExternalProgram("man") != nil && ExternalProgram("groff") != nil, "man is not installed"),
    arguments: commands)
  func manShowsEverySectionAndOption(command: String) throws {
    let text = try shown(command)
    for section in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "EXAMPLES"] {
      #expect(text.contains("\n\(section)\n"))
    }
    for option in options(of: try help(command)) { #expect(text.contains(option)) }
    #expect(!text.contains("`"))
    #expect(!text.contains("warning:"))
  }

  @Test func subcommandsAreSectionsWithTheirOwnOptions() throws {
    let page = try printed("confroute")
    for name in ["eval", "explain", "resolve", "probe", "diff", "test", "graph"] {
      #expect(page.contains("\n.Ss confroute \(name)\n"))
    }
    #expect(page.contains("\n.It Fl \\-allow\\-private\n"))
  }

  /// The text about shared options is true for every command.
  @Test func sharedOptionsAreThoseOfEveryCommandThatDoesNotSayOtherwise() throws {
    let conflint = try printed("conflint")
    let parts = conflint.components(separatedBy: "\nEvery command understands these:\n")
    try #require(parts.count == 2)
    #expect(parts[0].contains("\n.It Fl \\-select ") && !parts[1].contains("\n.It Fl \\-select "))
    let confroute = try printed("confroute")
    #expect(
      confroute.contains("\nIt does not take\n.Fl \\-config .\n")
        && !confroute.contains("Every command understands these"))
    let help = try BuiltTool(name: "confroute").run("diff", "--help", in: "/").output
    #expect(!help.contains("--config") && help.contains("--conf-root"))
  }

  // MARK: What is compared

  private func shown(_ command: String) throws -> String {
    let man = try #require(ExternalProgram("man"))
    let outcome = try man.run(
      ["--warnings", "--encoding=ascii", "-P", "cat", "-l", path(command)], in: "/",
      environment: ["MANWIDTH": "200", "GROFF_NO_SGR": "1", "LC_ALL": "C"])
    #expect(outcome.status == 0)
    // A letter, a backspace and the same letter print the letter in bold.
    return outcome.text.replacing(/.\u{8}/, with: "")
  }

  private func help(_ command: String) throws -> String {
    try BuiltTool(name: command).run("--help", in: "/").output
  }

  private func options(of help: String) -> [String] {
    help.matches(of: /\n  (?:-\w, |    )(--[a-z-]+)/).map { String($0.1) }
  }
}
