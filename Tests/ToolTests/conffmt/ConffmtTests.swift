import Foundation
import TestServers
import Testing

/// Tests of `conffmt` as called by users, hooks and editors.
struct ConffmtTests {
  private let conffmt = BuiltTool(name: "conffmt")
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private let ugly = "a{b=1\nc=(d e)}\n"
  private let laidOut = "a {\n  b = 1\n  c = ( d e )\n}\n"

  private func text(_ name: String) throws -> String {
    try TemporaryFolder.text(folder.path + "/" + name)
  }

  @Test(arguments: [
    #"outbound_smtp_auth_pass "hunter2""#, #"outbound_smtp_auth_pass { "hunter2" }"#,
    "outbound_smtp_auth_pass = a hunter2", "http_basic_auth = [ hunter2 ]",
  ])
  func aSyntaxErrorRepeatsNoSecret(statement: String) throws {
    try folder.file("a.conf", statement + "\n")
    for option in ["--check", "--diff", "--stdout"] {
      let outcome = try conffmt.run(option, "a.conf", in: folder.path)
      #expect(outcome.status == 2)
      #expect(outcome.error.contains("[syntax-error]"))
      #expect(!outcome.error.contains("hunter2") && !outcome.output.contains("hunter2"))
    }
  }

  // MARK: What is written

  @Test func rewritesInPlace() throws {
    try folder.file("a.conf", ugly)
    let outcome = try conffmt.run("a.conf", in: folder.path)
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error == "a.conf: formatted\n")
    #expect(try text("a.conf") == laidOut)
    #expect(folder.names == ["a.conf"])
  }

  @Test func leavesAFileInTheStyleUntouched() throws {
    let path = try folder.file("a.conf", laidOut)
    let before = try FileManager.default.attributesOfItem(atPath: path)
    let outcome = try conffmt.run("a.conf", in: folder.path)
    #expect(outcome.status == 0)
    #expect(outcome.error.isEmpty)
    let after = try FileManager.default.attributesOfItem(atPath: path)
    #expect(before[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
    #expect(before[.modificationDate] as? Date == after[.modificationDate] as? Date)
  }

  @Test func listsWhatWouldChange() throws {
    try folder.file("a.conf", ugly)
    try folder.file("b.conf", laidOut)
    let outcome = try conffmt.run("--check", "a.conf", "b.conf", in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.output == "a.conf\n")
    #expect(try text("a.conf") == ugly)
    #expect(try conffmt.run("--check", "b.conf", in: folder.path).status == 0)
  }

  @Test func printsADifference() throws {
    try folder.file("etc/a.conf", ugly)
    let outcome = try conffmt.run("--diff", "etc", in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("--- etc/a.conf\n+++ etc/a.conf\n@@ "))
    #expect(try text("etc/a.conf") == ugly)
  }

  @Test func aNameMayBeginWithACombiningMark() throws {
    try folder.file("\u{301}.conf", ugly)
    let outcome = try conffmt.run("--diff", "./\u{301}.conf", in: folder.path)
    #expect(outcome.output.utf8.starts(with: "--- \u{301}.conf\n".utf8))
    #expect(outcome.error == "")
  }

  /// `patch` rejects links and does not apply a change twice.
  @Test func showsAFileOfSeveralNamesOnce() throws {
    try folder.file("a.conf", ugly)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.conf", withDestinationPath: "a.conf")
    let outcome = try conffmt.run("--diff", "link.conf", ".", "./a.conf", in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.output.components(separatedBy: "--- a.conf\n+++ a.conf\n").count == 2)
    #expect(!outcome.output.contains("link.conf"))
  }

  @Test(
    .enabled(if: ExternalProgram.hasGNUPatch, "patch of GNU is not installed"))
  func printsADifferenceThatPatchApplies() throws {
    try folder.file("etc/a.conf", ugly)
    let outcome = try conffmt.run("--diff", "etc", in: folder.path)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/patch")
    process.arguments = ["-s", "-p0", "-i", try folder.file("the.patch", outcome.output)]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try text("etc/a.conf") == laidOut)
    #expect(try conffmt.run("--diff", "etc", in: folder.path).status == 0)
  }

  @Test func printsTheFileAsLaidOut() throws {
    try folder.file("a.conf", ugly)
    let outcome = try conffmt.run("--stdout", "a.conf", in: folder.path)
    #expect(outcome.status == 0)
    #expect(outcome.output == laidOut)
    #expect(try text("a.conf") == ugly)
    try folder.file("b.conf", laidOut)
    #expect(try conffmt.run("--stdout", "b.conf", in: folder.path).output == laidOut)
  }

  @Test func readsStandardInput() throws {
    let outcome = try conffmt.run("-", in: folder.path, input: ugly)
    #expect(outcome.status == 0)
    #expect(outcome.output == laidOut)
    #expect(try conffmt.run("-", in: folder.path, input: laidOut).output == laidOut)
    #expect(try conffmt.run("--check", "-", in: folder.path, input: ugly).status == 1)
    let named = try conffmt.run(
      "--diff", "--stdin-filename", "x.conf", "-", in: folder.path, input: ugly)
    #expect(named.output.hasPrefix("--- x.conf\n"))
  }

  @Test func handlesEveryConfigurationFileBelowAFolder() throws {
    try folder.file("etc/a.conf", ugly)
    try folder.file("etc/deep/er/b.conf", ugly)
    try folder.file("etc/note.txt", ugly)
    #expect(try conffmt.run("etc", in: folder.path).status == 0)
    #expect(try text("etc/a.conf") == laidOut)
    #expect(try text("etc/deep/er/b.conf") == laidOut)
    #expect(try text("etc/note.txt") == ugly)
  }

  @Test func neverFollowsIncludes() throws {
    try folder.file("a.conf", "include \"b.conf\"\n")
    try folder.file("b.conf", ugly)
    #expect(try conffmt.run("a.conf", in: folder.path).status == 0)
    #expect(try text("b.conf") == ugly)
  }

  // MARK: What is kept

  @Test func keepsTheModeAndTheLink() throws {
    let path = try folder.file("real/a.conf", ugly)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    _ = try folder.link("link.conf", to: "real/a.conf")
    #expect(try conffmt.run("link.conf", in: folder.path).status == 0)
    #expect(try text("real/a.conf") == laidOut)
    let link = folder.path + "/link.conf"
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real/a.conf")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
  }

  @Test func turnsCarriageReturnsIntoLineFeeds() throws {
    try folder.file("a.conf", "\u{FEFF}a = 1 # b\r\nc = \"d\r\n\"\r\n")
    #expect(try conffmt.run("a.conf", in: folder.path).status == 0)
    #expect(try Array(text("a.conf").utf8) == Array("a = 1  # b\nc = \"d\r\n\"\n".utf8))
  }

  @Test func keepsWhatStandsBetweenMarkers() throws {
    let kept = "# conffmt: off\nb   =   1\n# conffmt: on\n"
    try folder.file("a.conf", "a=1\n\(kept)c=2\n")
    #expect(try conffmt.run("a.conf", in: folder.path).status == 0)
    #expect(try text("a.conf") == "a = 1\n\(kept)c = 2\n")
  }

  // MARK: What goes wrong

  @Test func leavesAFileWithASyntaxErrorAloneAndHandlesTheOthers() throws {
    try folder.file("a.conf", "x {\n  y = (1\n}\n")
    try folder.file("b.conf", ugly)
    let outcome = try conffmt.run("a.conf", "missing.conf", "b.conf", in: folder.path)
    #expect(outcome.status == 2)
    #expect(
      outcome.error.contains(
        "a.conf:2:7: error: list is not closed; expected `)` [syntax-error]\n  add `)`\n"))
    #expect(outcome.error.contains("missing.conf"))
    #expect(try text("a.conf") == "x {\n  y = (1\n}\n")
    #expect(try text("b.conf") == laidOut)
    #expect(try conffmt.run("--check", "a.conf", "b.conf", in: folder.path).status == 2)
  }

  @Test func printsNothingForStandardInputWithASyntaxError() throws {
    let outcome = try conffmt.run("-", in: folder.path, input: "a = {{")
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.hasPrefix("-:1:"))
    let named = try conffmt.run("--stdin-filename=x.conf", "-", in: folder.path, input: "a = {{")
    #expect(named.error.hasPrefix("x.conf:1:"))
  }

  @Test func tellsTheFirstErrorsOnly() throws {
    try folder.file("a.conf", String(repeating: "a = 'b'\n", count: 30))
    let outcome = try conffmt.run("a.conf", in: folder.path)
    #expect(outcome.error.split(separator: "\n").filter { $0.contains("error:") }.count == 20)
    #expect(outcome.error.hasSuffix("a.conf: 10 more syntax errors\n"))
  }

  @Test func leavesFilesOfOtherLanguagesAlone() throws {
    try folder.file("etc/mbus.conf", ugly)
    try folder.file("etc/a.conf", ugly)
    let below = try conffmt.run("etc", in: folder.path)
    #expect(below.status == 0)
    #expect(below.error.contains("`etc/mbus.conf` is the configuration of the Spread daemon"))
    #expect(try text("etc/mbus.conf") == ugly)
    #expect(try conffmt.run("etc/mbus.conf", in: folder.path).status == 2)
  }

  @Test func leavesFilesOutsideOfAFolderAlone() throws {
    try folder.file("work/a.conf", ugly)
    try folder.file("etc/b.conf", ugly)
    _ = try folder.link("etc/a.conf", to: "../work/a.conf")
    #expect(try conffmt.run("etc", in: folder.path).error == "etc/b.conf: formatted\n")
    #expect(try text("work/a.conf") == ugly)
    #expect(try conffmt.run("etc/a.conf", in: folder.path).error == "etc/a.conf: formatted\n")
  }

  /// Repaired, the name is that of another file.
  @Test func aNameThatIsNoTextIsRefused() throws {
    try folder.file("x\u{FFFD}.conf", ugly)
    let conffmt = try BuiltTool.products().appendingPathComponent("conffmt").path
    let shell = try #require(ExternalProgram("/bin/sh")).run(
      ["-c", #"exec "$0" "$(printf 'x\377.conf')""#, conffmt], in: folder.path)
    #expect(shell.status == 2)
    #expect(shell.text.contains("`x\u{FFFD}.conf` is not valid UTF-8"))
    #expect(try text("x\u{FFFD}.conf") == ugly)
  }

  @Test func saysWhenAFolderHoldsNothing() throws {
    let outcome = try conffmt.run(".", in: folder.path)
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("no `*.conf` file"))
  }

  @Test func refusesContradictoryOptionsAndAnEmptyCommandLine() throws {
    try folder.file("a.conf", ugly)
    let both = try conffmt.run("--stdout", "--check", "a.conf", in: folder.path)
    #expect(both.status == 2)
    #expect(both.error.contains("`--stdout` and `--check`"))
    #expect(try conffmt.run(in: folder.path).status == 2)
    #expect(try text("a.conf") == ugly)
  }

  @Test func checkAndDiffTogetherPrintTheDifference() throws {
    try folder.file("a.conf", ugly)
    let outcome = try conffmt.run("--check", "--diff", "a.conf", in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("--- a.conf\n"))
  }

  /// A terminal would obey control characters in the lines; `patch` needs the lines verbatim.
  @Test(.enabled(if: Terminal.isAvailable, "no terminal can be made here"))
  func aDifferenceOnATerminalCommandsNothing() throws {
    try folder.file("a.conf", "a{b=\"\u{1B}]52;c;eA==\u{7}\u{202E}\t|\"}\n")
    let shown = try #require(
      try Terminal(columns: 80).output(of: conffmt, ["--diff", "a.conf"], in: folder.path))
    #expect(shown.contains(#"+a { b = "\u{1B}]52;c;eA==\u{07}\u{202E}"# + "\t|\" }\n"), "\(shown)")
    let piped = try conffmt.run("--diff", "a.conf", in: folder.path)
    #expect(piped.output.contains("+a { b = \"\u{1B}]52;c;eA==\u{7}\u{202E}\t|\" }\n"))
  }

  @Test func aPipeIsReadAsStandardInputOnly() throws {
    try #require(mkfifo(folder.path + "/p.conf", 0o600) == 0)
    let outcome = try conffmt.run("p.conf", in: folder.path)
    #expect(outcome.status == 2)
    #expect(
      outcome.error
        == "conffmt: error: `p.conf` is a pipe, not a file; use `-` to read standard input\n")
  }
}
