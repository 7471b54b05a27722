import Foundation
import TestServers
import Testing

/// Tests of `conffmt` as called by users, hooks and editors.
struct ConffmtTests {
  private let conffmt = BuiltTool(name: "conffmt")
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private let ugly = "a{b=1\nc=(d e)}\n"
  private let laidOut = "a {\n  b = 1\n  c = ( d e )\n}\n"

  private func text(_ name: String) throws -> String {
    try TemporaryDirectory.text(directory.path + "/" + name)
  }

  @Test(arguments: [
    #"outbound_smtp_auth_pass "hunter2""#, #"outbound_smtp_auth_pass { "hunter2" }"#,
    "outbound_smtp_auth_pass = a hunter2", "http_basic_auth = [ hunter2 ]",
  ])
  func aSyntaxErrorRepeatsNoSecret(statement: String) throws {
    try directory.file("a.conf", statement + "\n")
    for option in ["--check", "--diff", "--stdout"] {
      let outcome = try conffmt.run(option, "a.conf", in: directory.path)
      #expect(outcome.status == 2)
      #expect(outcome.error.contains("[syntax-error]"))
      #expect(!outcome.error.contains("hunter2") && !outcome.output.contains("hunter2"))
    }
  }

  // MARK: What is written

  @Test func rewritesInPlace() throws {
    try directory.file("a.conf", ugly)
    let outcome = try conffmt.run("a.conf", in: directory.path)
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error == "a.conf: formatted\n")
    #expect(try text("a.conf") == laidOut)
    #expect(directory.names == ["a.conf"])
  }

  @Test func leavesAFileInTheStyleUntouched() throws {
    let path = try directory.file("a.conf", laidOut)
    let before = try FileManager.default.attributesOfItem(atPath: path)
    let outcome = try conffmt.run("a.conf", in: directory.path)
    #expect(outcome.status == 0)
    #expect(outcome.error.isEmpty)
    let after = try FileManager.default.attributesOfItem(atPath: path)
    #expect(before[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
    #expect(before[.modificationDate] as? Date == after[.modificationDate] as? Date)
  }

  @Test func listsWhatWouldChange() throws {
    try directory.file("a.conf", ugly)
    try directory.file("b.conf", laidOut)
    let outcome = try conffmt.run("--check", "a.conf", "b.conf", in: directory.path)
    #expect(outcome.status == 1)
    #expect(outcome.output == "a.conf\n")
    #expect(try text("a.conf") == ugly)
    #expect(try conffmt.run("--check", "b.conf", in: directory.path).status == 0)
  }

  @Test func printsADifference() throws {
    try directory.file("etc/a.conf", ugly)
    let outcome = try conffmt.run("--diff", "etc", in: directory.path)
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("--- etc/a.conf\n+++ etc/a.conf\n@@ "))
    #expect(try text("etc/a.conf") == ugly)
  }

  @Test func aNameMayBeginWithACombiningMark() throws {
    try directory.file("\u{301}.conf", ugly)
    let outcome = try conffmt.run("--diff", "./\u{301}.conf", in: directory.path)
    #expect(outcome.output.utf8.starts(with: "--- \u{301}.conf\n".utf8))
    #expect(outcome.error == "")
  }

  /// `patch` rejects links and does not apply a change twice.
  @Test func showsAFileOfSeveralNamesOnce() throws {
    try directory.file("a.conf", ugly)
    try FileManager.default.createSymbolicLink(
      atPath: directory.path + "/link.conf", withDestinationPath: "a.conf")
    let outcome = try conffmt.run("--diff", "link.conf", ".", "./a.conf", in: directory.path)
    #expect(outcome.status == 1)
    #expect(outcome.output.components(separatedBy: "--- a.conf\n+++ a.conf\n").count == 2)
    #expect(!outcome.output.contains("link.conf"))
  }

  @Test(
    .enabled(if: ExternalProgram.hasGNUPatch, "patch of GNU is not installed"))
  func printsADifferenceThatPatchApplies() throws {
    try directory.file("etc/a.conf", ugly)
    let outcome = try conffmt.run("--diff", "etc", in: directory.path)
    let patch = try directory.file("the.patch", outcome.output)
    let applied = try ExternalProgram("/usr/bin/patch")?
      .run(["-s", "-p0", "-i", patch], in: directory.path)
    #expect(applied?.status == 0, "\(applied?.text ?? "")")
    #expect(try text("etc/a.conf") == laidOut)
    #expect(try conffmt.run("--diff", "etc", in: directory.path).status == 0)
  }

  @Test func printsTheFileAsLaidOut() throws {
    try directory.file("a.conf", ugly)
    let outcome = try conffmt.run("--stdout", "a.conf", in: directory.path)
    #expect(outcome.status == 0)
    #expect(outcome.output == laidOut)
    #expect(try text("a.conf") == ugly)
    try directory.file("b.conf", laidOut)
    #expect(try conffmt.run("--stdout", "b.conf", in: directory.path).output == laidOut)
  }

  @Test func readsStandardInput() throws {
    let outcome = try conffmt.run("-", in: directory.path, input: ugly)
    #expect(outcome.status == 0)
    #expect(outcome.output == laidOut)
    #expect(try conffmt.run("-", in: directory.path, input: laidOut).output == laidOut)
    #expect(try conffmt.run("--check", "-", in: directory.path, input: ugly).status == 1)
    let named = try conffmt.run(
      "--diff", "--stdin-filename", "x.conf", "-", in: directory.path, input: ugly)
    #expect(named.output.hasPrefix("--- x.conf\n"))
  }

  @Test func handlesEveryConfigurationFileBelowADirectory() throws {
    try directory.file("etc/a.conf", ugly)
    try directory.file("etc/deep/er/b.conf", ugly)
    try directory.file("etc/note.txt", ugly)
    #expect(try conffmt.run("etc", in: directory.path).status == 0)
    #expect(try text("etc/a.conf") == laidOut)
    #expect(try text("etc/deep/er/b.conf") == laidOut)
    #expect(try text("etc/note.txt") == ugly)
  }

  @Test func neverFollowsIncludes() throws {
    try directory.file("a.conf", "include \"b.conf\"\n")
    try directory.file("b.conf", ugly)
    #expect(try conffmt.run("a.conf", in: directory.path).status == 0)
    #expect(try text("b.conf") == ugly)
  }

  // MARK: What is kept

  @Test func keepsTheModeAndTheLink() throws {
    let path = try directory.file("real/a.conf", ugly)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    _ = try directory.link("link.conf", to: "real/a.conf")
    #expect(try conffmt.run("link.conf", in: directory.path).status == 0)
    #expect(try text("real/a.conf") == laidOut)
    let link = directory.path + "/link.conf"
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real/a.conf")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
  }

  @Test func turnsCarriageReturnsIntoLineFeeds() throws {
    try directory.file("a.conf", "\u{FEFF}a = 1 # b\r\nc = \"d\r\n\"\r\n")
    #expect(try conffmt.run("a.conf", in: directory.path).status == 0)
    #expect(try Array(text("a.conf").utf8) == Array("a = 1  # b\nc = \"d\r\n\"\n".utf8))
  }

  @Test func keepsWhatStandsBetweenMarkers() throws {
    let kept = "# conffmt: off\nb   =   1\n# conffmt: on\n"
    try directory.file("a.conf", "a=1\n\(kept)c=2\n")
    #expect(try conffmt.run("a.conf", in: directory.path).status == 0)
    #expect(try text("a.conf") == "a = 1\n\(kept)c = 2\n")
  }

  // MARK: What goes wrong

  @Test func leavesAFileWithASyntaxErrorAloneAndHandlesTheOthers() throws {
    try directory.file("a.conf", "x {\n  y = (1\n}\n")
    try directory.file("b.conf", ugly)
    let outcome = try conffmt.run("a.conf", "missing.conf", "b.conf", in: directory.path)
    #expect(outcome.status == 2)
    #expect(
      outcome.error.contains(
        "a.conf:2:7: error: list is not closed; expected `)` [syntax-error]\n  add `)`\n"))
    #expect(outcome.error.contains("missing.conf"))
    #expect(try text("a.conf") == "x {\n  y = (1\n}\n")
    #expect(try text("b.conf") == laidOut)
    #expect(try conffmt.run("--check", "a.conf", "b.conf", in: directory.path).status == 2)
  }

  @Test func printsNothingForStandardInputWithASyntaxError() throws {
    let outcome = try conffmt.run("-", in: directory.path, input: "a = {{")
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.hasPrefix("-:1:"))
    let named = try conffmt.run("--stdin-filename=x.conf", "-", in: directory.path, input: "a = {{")
    #expect(named.error.hasPrefix("x.conf:1:"))
  }

  @Test func tellsTheFirstErrorsOnly() throws {
    try directory.file("a.conf", String(repeating: "a = 'b'\n", count: 30))
    let outcome = try conffmt.run("a.conf", in: directory.path)
    #expect(outcome.error.split(separator: "\n").filter { $0.contains("error:") }.count == 20)
    #expect(outcome.error.hasSuffix("a.conf: 10 more syntax errors\n"))
  }

  @Test func leavesFilesOfOtherLanguagesAlone() throws {
    try directory.file("etc/mbus.conf", ugly)
    try directory.file("etc/a.conf", ugly)
    let below = try conffmt.run("etc", in: directory.path)
    #expect(below.status == 0)
    #expect(below.error.contains("`etc/mbus.conf` is the configuration of the Spread daemon"))
    #expect(try text("etc/mbus.conf") == ugly)
    #expect(try conffmt.run("etc/mbus.conf", in: directory.path).status == 2)
  }

  @Test func leavesFilesOutsideOfADirectoryAlone() throws {
    try directory.file("work/a.conf", ugly)
    try directory.file("etc/b.conf", ugly)
    _ = try directory.link("etc/a.conf", to: "../work/a.conf")
    #expect(try conffmt.run("etc", in: directory.path).error == "etc/b.conf: formatted\n")
    #expect(try text("work/a.conf") == ugly)
    #expect(try conffmt.run("etc/a.conf", in: directory.path).error == "etc/a.conf: formatted\n")
  }

  /// Repaired, the name is that of another file.
  @Test func aNameThatIsNoTextIsRefused() throws {
    try directory.file("x\u{FFFD}.conf", ugly)
    let conffmt = try BuiltTool.path(of: "conffmt")
    let shell = try #require(ExternalProgram("/bin/sh")).run(
      ["-c", #"exec "$0" "$(printf 'x\377.conf')""#, conffmt], in: directory.path)
    #expect(shell.status == 2)
    #expect(shell.text.contains("`x\u{FFFD}.conf` is not valid UTF-8"))
    #expect(try text("x\u{FFFD}.conf") == ugly)
  }

  @Test func saysWhenADirectoryHoldsNothing() throws {
    let outcome = try conffmt.run(".", in: directory.path)
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("no `*.conf` file"))
  }

  @Test func refusesContradictoryOptionsAndAnEmptyCommandLine() throws {
    try directory.file("a.conf", ugly)
    let both = try conffmt.run("--stdout", "--check", "a.conf", in: directory.path)
    #expect(both.status == 2)
    #expect(both.error.contains("`--stdout` and `--check`"))
    #expect(try conffmt.run(in: directory.path).status == 2)
    #expect(try text("a.conf") == ugly)
  }

  @Test func checkAndDiffTogetherPrintTheDifference() throws {
    try directory.file("a.conf", ugly)
    let outcome = try conffmt.run("--check", "--diff", "a.conf", in: directory.path)
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("--- a.conf\n"))
  }

  /// A terminal would obey control characters in the lines; `patch` needs the lines verbatim.
  @Test(.enabled(if: Terminal.isAvailable, "no terminal can be made here"))
  func aDifferenceOnATerminalCommandsNothing() throws {
    try directory.file("a.conf", "a{b=\"\u{1B}]52;c;eA==\u{7}\u{202E}\t|\"}\n")
    let shown = try #require(
      try Terminal(columns: 80).output(of: conffmt, ["--diff", "a.conf"], in: directory.path))
    #expect(shown.contains(#"+a { b = "\u{1B}]52;c;eA==\u{07}\u{202E}"# + "\t|\" }\n"), "\(shown)")
    let piped = try conffmt.run("--diff", "a.conf", in: directory.path)
    #expect(piped.output.contains("+a { b = \"\u{1B}]52;c;eA==\u{7}\u{202E}\t|\" }\n"))
  }

  @Test func aPipeIsReadAsStandardInputOnly() throws {
    try #require(mkfifo(directory.path + "/p.conf", 0o600) == 0)
    let outcome = try conffmt.run("p.conf", in: directory.path)
    #expect(outcome.status == 2)
    #expect(
      outcome.error
        == "conffmt: error: `p.conf` is a pipe, not a file; use `-` to read standard input\n")
  }

  /// `conflint --explain` knows the names, and docs/messages.md lists the messages under them.
  @Test(arguments: [
    ("a = “x”\n", "smart-quotes"), ("a = 'x'\n", "single-quotes"), ("a = ...\n", "placeholder"),
    ("/* a\n", "unterminated-comment"), ("a =\n", "syntax-error"),
  ])
  func errorsHaveTheNamesOfTheirRules(text: String, rule: String) throws {
    let outcome = try conffmt.run("-", in: directory.path, input: text)
    #expect(outcome.status == 2 && outcome.error.contains(" [\(rule)]\n"), "\(outcome.error)")
  }
}
