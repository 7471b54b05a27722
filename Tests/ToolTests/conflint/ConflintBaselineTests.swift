import Foundation
import TestServers
import Testing

/// Tests that `--write-baseline` accepts the present findings and `--baseline` reports new ones.
struct ConflintBaselineTests {
  private let conflint = BuiltTool(name: "conflint")
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private let mistakes = "domain \"a.example\" {\n  gatewey = a\n  gatewey = a\n}\n"

  private func accept(_ text: String) throws {
    try directory.file("sub/a.conf", text)
    let outcome = try conflint.run(
      "--write-baseline", "base.json", "sub/a.conf", in: directory.path)
    #expect(outcome.status == 0 && outcome.output == "")
  }

  private func lines(_ arguments: String..., in place: String = "") throws -> [String] {
    let all = ["--output-format", "concise"] + arguments
    return try conflint.run(arguments: all, in: directory.path + place).output
      .split(separator: "\n").map(String.init)
  }

  @Test func whatWasThereIsAccepted() throws {
    try accept(mistakes)
    #expect(try lines("--baseline", "base.json", "sub/a.conf") == [])
    #expect(try lines("--baseline", "../base.json", "a.conf", in: "/sub") == [])
  }

  /// The name of the baseline may have been forgotten.
  @Test(arguments: ["ecelerity.conf", "other.json", "base.json"])
  func nothingButABaselineIsReplaced(name: String) throws {
    try directory.file("ecelerity.conf", mistakes)
    try directory.file("other.json", "{\"a\":1}")
    try directory.file("base.json", "{ \"findings\" : [ ], \"format_version\" : \"0.9\" }")
    let before = try TemporaryDirectory.text(directory.path + "/" + name)
    let outcome = try conflint.run("--write-baseline", name, "ecelerity.conf", in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("`\(name)` has other contents and is left alone"))
    #expect(try TemporaryDirectory.text(directory.path + "/" + name) == before)
  }

  @Test func anEmptyFileAndABaselineAreReplaced() throws {
    try directory.file("base.json", "")
    try accept(mistakes)
    try accept("tls = no\n")
    #expect(try !TemporaryDirectory.text(directory.path + "/base.json").contains("gatewey"))
    let outcome = try conflint.run("--write-baseline", "-", "sub/a.conf", in: directory.path)
    #expect(outcome.status == 2 && outcome.error.contains("`-` cannot be read again"))
    #expect(!directory.names.contains("-"))
  }

  @Test func aNewBaselineIsAsPrivateAsTheUserWants() throws {
    try directory.file("a.conf", mistakes)
    let conflint = try BuiltTool.path(of: "conflint")
    let shell = try #require(ExternalProgram("/bin/sh")).run(
      ["-c", "umask 027; exec \"$0\" --write-baseline b.json a.conf", conflint], in: directory.path)
    #expect(shell.status == 0)
    let mode = try FileManager.default.attributesOfItem(atPath: directory.path + "/b.json")[
      .posixPermissions]
    #expect(mode as? Int == 0o640)
  }

  @Test func linesMayMoveAndBeIndentedAnew() throws {
    try accept(mistakes)
    try directory.file("sub/a.conf", "# new\n\n" + mistakes.replacing("  gate", with: "\tgate"))
    #expect(try lines("--baseline", "base.json", "sub/a.conf") == [])
  }

  @Test func oneMoreOfTheSameIsNew() throws {
    try accept(mistakes)
    try directory.file("sub/a.conf", mistakes.replacing("}", with: "  gatewey = a\n}"))
    let lines = try lines("--select", "unknown-option", "--baseline", "base.json", "sub/a.conf")
    #expect(lines.count == 1 && lines[0].hasPrefix("sub/a.conf:4:3:"))
  }

  @Test func anotherScopeAndAnotherLineAreNew() throws {
    try accept("gatewey = a\n")
    try directory.file("sub/a.conf", "domain \"x.example\" {\n  gatewey = a\n}\n")
    #expect(try lines("--baseline", "base.json", "sub/a.conf").count == 1)
    try directory.file("sub/a.conf", "gatewey = b\n")
    #expect(try lines("--baseline", "base.json", "sub/a.conf").count == 1)
  }

  @Test func acceptedFindingsAreNotFixed() throws {
    let list = "relay_hosts = ( 192.0.2.1, 192.0.2.2 )\n"
    try accept(list)
    try directory.file("sub/a.conf", list + "hot_domains = ( a, b )\n")
    let outcome = try conflint.run(
      "--fix", "--baseline", "base.json", "sub/a.conf", in: directory.path)
    #expect(outcome.status == 0)
    #expect(
      try TemporaryDirectory.text(directory.path + "/sub/a.conf") == list
        + "hot_domains = ( a b )\n")
  }

  @Test func linesOfAcceptedFindingsStayRecognizable() throws {
    let line = "gatewey = a relay_hosts = ( 192.0.2.1, 192.0.2.2 )\n"
    try accept(line)
    // Only one of the two findings on the line is accepted.
    _ = try conflint.run(
      "--select", "unknown-option", "--write-baseline", "base.json", "sub/a.conf",
      in: directory.path)
    _ = try conflint.run("--fix", "--baseline", "base.json", "sub/a.conf", in: directory.path)
    #expect(try TemporaryDirectory.text(directory.path + "/sub/a.conf") == line)
    #expect(try lines("--baseline", "base.json", "sub/a.conf").allSatisfy { !$0.contains("error") })
  }

  /// A removed line ends at the beginning of the next one, which stays unchanged.
  @Test func theLineBelowWhatIsTakenAwayMayBeAccepted() throws {
    let text = { (first: String, second: String) in
      "domain \"a.example\" {\n\(first)  gatewey = a\n\(second)  ruotes = a\n}\n"
    }
    let line = "  tls = no\n"
    try accept(text("", ""))
    try directory.file("sub/a.conf", text(line, line))
    _ = try conflint.run("--fix", "--baseline", "base.json", "sub/a.conf", in: directory.path)
    #expect(try TemporaryDirectory.text(directory.path + "/sub/a.conf") == text("", line))
  }

  @Test func entriesOfThePastAreCounted() throws {
    try accept(mistakes)
    #expect(try complaints("sub/a.conf").contains("no longer") == false)
    try directory.file("sub/a.conf", "domain \"a.example\" {\n  gatewey = a\n}\n")
    #expect(
      try complaints("--select", "unknown-option", "sub/a.conf")
        == "1 entry of base.json no longer occurs; write it again with --write-baseline\n")
    try directory.file("sub/a.conf", "domain \"a.example\" {\n  gatewey = a\n  ruotez = b\n}\n")
    let outcome = try conflint.run(
      "--baseline", "base.json", "--select", "unknown-option", "sub/a.conf", in: directory.path)
    #expect(
      outcome.error.hasSuffix(
        "; fix what is found, or decide to accept it, then write it again with --write-baseline\n"))
    try directory.file("sub/a.conf", "")
    #expect(
      try complaints("--select", "unknown-option", "sub/a.conf")
        == "2 entries of base.json no longer occur; write it again with --write-baseline\n")
  }

  /// The state of entries for unselected rules and unread files is unknown.
  @Test func onlyEntriesThatWereLookedForAreOfThePast() throws {
    try accept(mistakes)
    try directory.file("sub/a.conf", "")
    #expect(try complaints("--select", "invalid-enum", "sub/a.conf") == "")
    try directory.file("b.conf", "")
    #expect(try complaints("--select", "unknown-option", "b.conf") == "")
  }

  /// The messages of a check against the baseline that has no findings.
  private func complaints(_ arguments: String...) throws -> String {
    let all = ["--baseline", "base.json"] + arguments
    let outcome = try conflint.run(arguments: all, in: directory.path)
    #expect(outcome.status == 0 && outcome.output == "")
    return outcome.error
  }

  @Test func theDocumentFitsItsSchemaAndIsWrittenAnew() throws {
    try accept(mistakes)
    try accept(mistakes + "ruotes = a\n")
    let text = try TemporaryDirectory.text(directory.path + "/base.json")
    let document = try JSONSerialization.jsonObject(with: Data(text.utf8))
    #expect(try JSONSchema(named: "baseline").violations(of: document) == [])
    #expect(text.contains("ruotes") && text.contains("sub/a.conf"))
  }

  @Test func anythingElseIsRefused() throws {
    try directory.file("a.conf", "tls = no\n")
    for text in ["", "{}", "{\"format_version\": \"9\", \"findings\": []}"] {
      try directory.file("base.json", text)
      let outcome = try conflint.run("--baseline", "base.json", "a.conf", in: directory.path)
      #expect(outcome.status == 2)
      #expect(outcome.error.contains("is not a baseline"))
    }
    #expect(try conflint.run("--baseline", "nowhere", "a.conf", in: directory.path).status == 2)
  }

  @Test func fieldsThatWereAddedLaterAreNoHindrance() throws {
    try accept(mistakes)
    let name = directory.path + "/base.json"
    let text = try TemporaryDirectory.text(name)
    try directory.file(
      "base.json",
      text.replacing("_version\" : \"1.0\"", with: "_version\" : \"1.7\", \"new\" : 1"))
    #expect(try TemporaryDirectory.text(name) != text)
    #expect(try complaints("sub/a.conf") == "")
  }

  /// An unreadable file may still have the accepted findings.
  @Test func nothingIsGoneAsLongAsAFileCannotBeRead() throws {
    try directory.file("a.conf", mistakes)
    try directory.file("b.conf", mistakes)
    _ = try conflint.run("--write-baseline", "base.json", "a.conf", "b.conf", in: directory.path)
    try directory.file("a.conf", "gateway = relay.example\n")
    let whole = try conflint.run("--baseline", "base.json", "a.conf", "b.conf", in: directory.path)
    #expect(whole.error.contains("no longer occur"))
    let broken = try conflint.run(
      "--baseline", "base.json", "a.conf", "none.conf", in: directory.path)
    #expect(broken.status == 2)
    #expect(!broken.error.contains("no longer occur"))
  }

  // MARK: Parts of a configuration

  private func acceptWhole() throws {
    try directory.file("main.conf", "binding \"b\" { tls = no }\ninclude \"part.conf\"\n")
    try directory.file("part.conf", mistakes)
    let outcome = try conflint.run("--write-baseline", "base.json", "main.conf", in: directory.path)
    #expect(outcome.status == 0 && outcome.output == "")
  }

  /// Some rules are silent, and some scopes are not read, where a part is not available.
  @Test func nothingIsGoneThatAPartDoesNotShow() throws {
    try acceptWhole()
    #expect(try complaints("--no-follow", "main.conf") == "")
    try directory.file("part.conf", "domain \"a.example\" {\n")
    #expect(try !messages("main.conf").contains("no longer"))
    try FileManager.default.removeItem(atPath: directory.path + "/part.conf")
    #expect(try !messages("main.conf").contains("no longer"))
    try directory.file("part.conf", "retry_interval = 1200\n")
    #expect(try complaints("--scope", "binding b", "part.conf") == "")
    #expect(try complaints("main.conf").contains("no longer"))
  }

  /// Another node may still have the accepted findings.
  @Test func nothingIsGoneBecauseOneNodeDoesNotHaveIt() throws {
    try accept(mistakes)
    try directory.file("sub/a.conf", "")
    #expect(try !complaints("--node", "n2", "sub/a.conf").contains("no longer"))
    try directory.file("sub/.conflint.conf", "nodes = ( n1 n2 )\n")
    #expect(try !complaints("--node", "n2", "sub/a.conf").contains("no longer"))
    #expect(try complaints("--node", "n1", "--node", "n2", "sub/a.conf").contains("no longer"))
    #expect(try complaints("sub/a.conf").contains("no longer"))
  }

  @Test func whatAPartDoesNotShowIsKept() throws {
    try acceptWhole()
    let outcome = try conflint.run(
      "--no-follow", "--write-baseline", "base.json", "main.conf", in: directory.path)
    #expect(outcome.status == 0)
    #expect(outcome.error.contains(" earlier ones kept; a part of the configuration was not read"))
    #expect(try lines("--baseline", "base.json", "main.conf") == [])
  }

  /// The messages of a check against the baseline.
  private func messages(_ name: String) throws -> String {
    try conflint.run("--baseline", "base.json", name, in: directory.path).error
  }

  // MARK: What is no file of its own

  private func shell(_ line: String) throws -> ExternalProgram.Outcome {
    let conflint = try BuiltTool.path(of: "conflint")
    return try #require(ExternalProgram("/bin/sh")).run(["-c", line, conflint], in: directory.path)
  }

  @Test func aPipeIsNoBaselineAndTheAdviceIsTrue() throws {
    try directory.file("a.conf", mistakes)
    let written = try shell("mkfifo p; exec \"$0\" --write-baseline p a.conf")
    #expect(written.status == 2)
    #expect(
      written.text.hasSuffix(
        "`p` is a pipe, which cannot be read again later; name a file\n"), "\(written.text)")
    let read = try shell("exec \"$0\" --baseline p a.conf")
    #expect(read.status == 2)
    #expect(
      read.text.hasSuffix("`p` is a pipe, not a file; write its contents to a file first\n"),
      "\(read.text)")
  }

  /// The file would be replaced, and the output with it.
  @Test func theFileOfStandardOutputIsNotReplaced() throws {
    try directory.file("a.conf", mistakes)
    for name in ["out.json", "/dev/stdout"] {
      let outcome = try shell("exec \"$0\" --write-baseline \(name) a.conf >out.json 2>err")
      #expect(outcome.status == 2)
      #expect(
        try TemporaryDirectory.text(directory.path + "/err").hasSuffix(
          "`\(name)` is also standard output, which would be overwritten; name another file\n"))
    }
  }
}
