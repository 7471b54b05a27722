import Foundation
import TestServers
import Testing

/// Tests of `conflint --scope` with fragments of a stanza that another file would open.
struct ConflintScopeTests {
  private let conflint = BuiltTool(name: "conflint")
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    try directory.file("b.conf", "bind_address = \"192.0.2.1\"\nhostname = \"mail.example\"\n")
  }

  private func lines(_ arguments: String...) throws -> [String] {
    let all = ["--output-format", "concise"] + arguments
    return try conflint.run(arguments: all, in: directory.path).output.split(separator: "\n")
      .map(String.init)
  }

  @Test func aFragmentIsJudgedWhereItIsRead() throws {
    #expect(try lines("b.conf") == [])
    let inside = try lines("--scope", "binding b", "b.conf")
    #expect(inside.count == 1)
    #expect(
      inside.first?.hasPrefix("b.conf:2:1: error: `hostname` is not valid in `binding`") == true)
  }

  @Test(arguments: [
    "binding_group g binding b", "binding_group g / binding b", "binding_group \"g\" binding \"b\"",
    "binding_group 'g' binding 'b'",
  ])
  func theScopeIsWrittenAsEvalTakesItOrAsFindingsPrintIt(scope: String) throws {
    let outcome = try conflint.run(
      "--scope", scope, "--output-format", "json", "b.conf", in: directory.path)
    #expect(outcome.output.contains("\"scope\" : \"binding_group g / binding b\""))
    #expect(outcome.output.contains("\"files\" : 1"))
  }

  @Test func labelsAreTakenAsTheyAre() throws {
    try directory.file("d.conf", "gatewey = a\n")
    let outcome = try conflint.run(
      "--scope", #"domain "/^a\. b$/""#, "--output-format", "json", "d.conf", in: directory.path)
    #expect(outcome.output.contains(#""scope" : "domain /^a\\. b$/""#))
  }

  @Test func nothingIsSaidOfTheStanzasAround() throws {
    try directory.file("empty.conf", "# nothing yet\n")
    #expect(try lines("--scope", "binding b", "empty.conf") == [])
    #expect(try lines("--scope", "domain \"Oak.Example\"", "empty.conf") == [])
    let statistics = try conflint.run(
      "--scope", "domain oak.example", "--statistics", "empty.conf", in: directory.path)
    #expect(statistics.output == "")
  }

  /// The options of such a module are its own.
  @Test(arguments: ["my_mod", "My_Mod m1", "my_mod \"m 1\""])
  func aModuleOfTheInstallationIsAScope(scope: String) throws {
    try directory.file(".conflint.conf", "modules = ( my_mod )\n")
    try directory.file("m.conf", "answer = 42\n")
    let outcome = try conflint.run("--scope", scope, "m.conf", in: directory.path)
    #expect(outcome.status == 0 && outcome.output == "" && outcome.error == "")
    #expect(try conflint.run("--scope", "other_mod", "m.conf", in: directory.path).status == 2)
  }

  @Test func includesAreReadInTheSameScope() throws {
    try directory.file("main.conf", "include \"b.conf\"\n")
    let inside = try lines("--scope", "binding b", "main.conf")
    #expect(inside.map { $0.prefix { $0 != " " } } == ["b.conf:2:1:"])
  }

  @Test func fixesKeepTheScope() throws {
    try directory.file("c.conf", "enabled = false\n")
    _ = try conflint.run("--fix", "--scope", "esmtp_listener", "c.conf", in: directory.path)
    #expect(try TemporaryDirectory.text(directory.path + "/c.conf") == "enable = false\n")
    #expect(directory.names == ["b.conf", "c.conf"])
  }

  @Test func standardInputIsAFragmentToo() throws {
    let outcome = try conflint.run(
      "--scope", "binding b", "-", in: directory.path, input: "bind_address = \"192.0.2.1\"\n")
    #expect(outcome.status == 0 && outcome.output == "")
  }

  @Test(arguments: [
    ("bindign b", "scope `bindign` is not known; did you mean `binding`?"),
    ("binding", "`binding` needs a label"),
    ("listen :25", "`listen` is not valid in the global scope; name the stanza around it first"),
    ("binding \"b", "a quote is not closed"),
    ("", "it names no stanza"),
  ])
  func aScopeThatDoesNotExistIsExplained(scope: String, message: String) throws {
    let outcome = try conflint.run("--scope", scope, "b.conf", in: directory.path)
    #expect(outcome.status == 2)
    #expect(
      outcome.error == "conflint: error: option `--scope` has the value `\(scope)`: \(message)\n")
  }

  @Test func aScopeNeedsAFragment() throws {
    try directory.file("ecelerity.conf")
    let outcome = try conflint.run("--scope", "binding b", in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("option `--scope` is for fragments; name the file to read"))
  }
}
