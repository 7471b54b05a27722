import Foundation
import TestServers
import Testing

/// Tests of `conflint --fix` and `--diff`: the changes, their display, and the files left alone.
struct ConflintFixTests {
  private let conflint = BuiltTool(name: "conflint")
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private let list = "relay_hosts = ( 192.0.2.1, 192.0.2.2 )\n"
  private let mended = "relay_hosts = ( 192.0.2.1 192.0.2.2 )\n"

  private func text(_ name: String) throws -> String {
    try TemporaryDirectory.text(directory.path + "/" + name)
  }

  @Test func fixWritesAndReportsWhatRemains() throws {
    try directory.file("a.conf", list + "gatewey = a\n")
    let outcome = try conflint.run(
      "--fix", "--output-format", "concise", "a.conf", in: directory.path)
    #expect(try text("a.conf") == mended + "gatewey = a\n")
    #expect(outcome.status == 1)
    #expect(
      outcome.output.hasPrefix("a.conf:2:1: error: ") && !outcome.output.contains("list-comma"))
    #expect(outcome.error == "a.conf: 1 fix applied\n")
  }

  @Test func aFileThatCannotBeReadIsToldOnce() throws {
    let outcome = try conflint.run("--fix", "none.conf", in: directory.path)
    #expect(outcome.status == 2)
    #expect(
      outcome.error == "conflint: error: cannot open `none.conf`: no such file or directory\n")
  }

  @Test func fixingTwiceChangesNothingMore() throws {
    try directory.file("a.conf", list)
    #expect(try conflint.run("--fix", "a.conf", in: directory.path).status == 0)
    let again = try conflint.run("--fix", "a.conf", in: directory.path)
    #expect(again.status == 0 && again.error == "")
    #expect(try text("a.conf") == mended)
  }

  @Test func unsafeFixesNeedToBeAskedFor() throws {
    try directory.file("a.conf", "gatewey = \"relay.example\"\n")
    #expect(try conflint.run("--fix", "a.conf", in: directory.path).status == 1)
    #expect(try text("a.conf").hasPrefix("gatewey"))
    #expect(try conflint.run("--unsafe-fixes", "a.conf", in: directory.path).status == 2)
    #expect(try conflint.run("--fix", "--unsafe-fixes", "a.conf", in: directory.path).status == 0)
    #expect(try text("a.conf") == "gateway = \"relay.example\"\n")
  }

  @Test(.enabled(if: ExternalProgram.hasGNUPatch, "patch of GNU is not installed"))
  func diffShowsWhatPatchApplies() throws {
    try directory.file("sub/main.conf", "include \"b.conf\"\n" + list)
    try directory.file("sub/b.conf", "hot_domains = ( a, b )\n")
    let outcome = try conflint.run("--diff", "sub/main.conf", in: directory.path)
    #expect(outcome.status == 1)
    #expect(try text("sub/b.conf").contains(","))
    #expect(try patch(outcome.output) == 0)
    #expect(try text("sub/main.conf") == "include \"b.conf\"\n" + mended)
    #expect(try text("sub/b.conf") == "hot_domains = ( a b )\n")
    let again = try conflint.run("--diff", "sub/main.conf", in: directory.path)
    #expect(again.status == 0 && again.output == "")
  }

  /// A terminal would obey control characters in the lines; `patch` needs the lines verbatim.
  @Test(.enabled(if: Terminal.isAvailable, "no terminal can be made here"))
  func aDifferenceOnATerminalCommandsNothing() throws {
    let odd = "# \u{1B}]52;c;eA==\u{7}\u{202E}\t|\n"
    try directory.file("a.conf", list + odd)
    let shown = try #require(
      try Terminal(columns: 80).output(of: conflint, ["--diff", "a.conf"], in: directory.path))
    #expect(shown.contains(#" # \u{1B}]52;c;eA==\u{07}\u{202E}"# + "\t|\n"), "\(shown)")
    #expect(try conflint.run("--diff", "a.conf", in: directory.path).output.contains(odd))
  }

  /// Names are simplified if they go up unnecessarily; names that must go up are reported.
  @Test func diffNamesFilesSoThatPatchFindsThem() throws {
    try directory.file("sub/main.conf", "include \"../b.conf\"\n")
    try directory.file("b.conf", list)
    let outcome = try conflint.run("--diff", "sub/main.conf", in: directory.path)
    #expect(outcome.output.hasPrefix("--- b.conf\n+++ b.conf\n"))
    let inside = try conflint.run("--diff", "main.conf", "../b.conf", in: directory.path + "/sub")
    #expect(inside.output.hasPrefix("--- ../b.conf\n"))
    #expect(
      inside.error.contains(
        "`../b.conf` is not below the current directory, so patch does not change it"))
  }

  @Test func includedFilesAreFixedInTheirScope() throws {
    try directory.file("main.conf", "esmtp_listener { readonly_include \"in/c.conf\" }\n")
    try directory.file("in/c.conf", "enabled = false\n")
    let outcome = try conflint.run("--fix", ".", in: directory.path)
    #expect(outcome.error.contains("in/c.conf: 1 fix applied"))
    #expect(try text("in/c.conf") == "enable = false\n")
  }

  /// A user who fixes a checkout has not asked for changes in files that it only refers to.
  @Test(arguments: [
    (["etc"], "."), (["etc/main.conf"], "."), (["main.conf"], "etc"), (["."], "etc"), ([], "etc"),
  ])
  func filesElsewhereAreToldAndLeft(operands: [String], place: String) throws {
    try directory.file("home/app.env", list)
    try directory.file("home/linked.conf", list)
    try directory.file("repo/etc/part.conf", list)
    _ = try directory.link("repo/etc/link.conf", to: "../../home/linked.conf")
    let main = "include \"../../home/app.env\"\ninclude \"link.conf\"\ninclude \"part.conf\"\n"
    try directory.file("repo/etc/main.conf", main)
    try directory.file("repo/etc/ecelerity.conf", "include \"main.conf\"\n")
    let work = directory.path + "/repo/" + place
    let shown = try conflint.run(["--diff"] + operands, in: work)
    #expect(shown.output.hasPrefix("--- \(place == "." ? "etc/" : "")part.conf\n"))
    #expect(shown.output.components(separatedBy: "+++ ").count == 2)
    let fixed = try conflint.run(["--fix", "--output-format", "concise"] + operands, in: work)
    #expect(fixed.status == 0 && fixed.output.contains("[list-comma]"))
    #expect(try text("home/app.env") == list && text("home/linked.conf") == list)
    #expect(try text("repo/etc/part.conf") == mended)
    for outcome in [shown, fixed] {
      for name in ["app.env", "linked.conf"] {
        #expect(
          outcome.error.contains(
            "is `\(directory.path)/home/\(name)`, outside the named files and directories, so its fixes "
              + "are not applied; name it, or run the command in a directory above it"),
          "\(outcome.error)")
      }
    }
  }

  @Test func filesElsewhereAreFixedWhereTheyAreNamedOrBelowADirectoryThatIs() throws {
    let files = ["home/a.env", "home/b.env", "conf/global/c.conf"]
    func reset() throws { for name in files { try directory.file(name, list) } }
    let includes = ["../home/a.env", "b.conf", "/opt/msys/ecelerity/etc/conf/global/c.conf"]
    try directory.file("etc/main.conf", includes.map { "include \"\($0)\"\n" }.joined())
    _ = try directory.link("etc/b.conf", to: "../home/b.env")
    func fixed(_ arguments: String..., in place: String) throws -> [String] {
      try reset()
      _ = try conflint.run(["--fix"] + arguments, in: directory.path + "/" + place)
      return try files.filter { try text($0) == mended }
    }
    let root = directory.path + "/conf"
    #expect(try fixed("main.conf", "--conf-root", root, in: "etc") == [files[2]])
    #expect(
      try fixed("main.conf", "b.conf", "--conf-root", root, in: "etc") == [files[1], files[2]])
    #expect(try fixed("etc/main.conf", "--conf-root", "conf", in: ".") == files)
    #expect(try fixed("../etc/main.conf", in: "home") == [files[0], files[1]])
  }

  @Test func aFixThatWouldBringUpAnotherFindingIsToldAndLeft() throws {
    let settings = "gatewey = \"a.example\"\ngateway = \"b.example\"\nruotes = ( \"c.example\" )\n"
    try directory.file("a.conf", settings)
    let outcome = try conflint.run("--fix", "--unsafe-fixes", "a.conf", in: directory.path)
    #expect(try text("a.conf").hasPrefix("gatewey"))
    #expect(
      outcome.error.contains(
        "a.conf:1:1: not fixed [unknown-option]: it would cause another finding: "))
  }

  /// `enable` is right in one of the scopes that include the file and wrong in the other.
  @Test func aFixThatOneScopeDoesNotHaveIsToldAndLeft() throws {
    let files = "esmtp_listener { include \"c.conf\" }\nalerting { include \"c.conf\" }\n"
    try directory.file("main.conf", files)
    try directory.file("c.conf", "enabled = false\n")
    let outcome = try conflint.run("--fix", "main.conf", in: directory.path)
    #expect(try text("c.conf") == "enabled = false\n")
    #expect(
      outcome.error.contains(
        "c.conf:1:1: not fixed [enabled-vs-enable]: `c.conf` is also included in `alerting`, which "
          + "has no such finding\n"))
  }

  /// `enable` is right where one file includes it and wrong where the other does.
  @Test func filesThatShareOneAreFixedTogether() throws {
    try directory.file("a.conf", "esmtp_listener { include \"c.conf\" }\n")
    try directory.file("b.conf", "alerting { include \"c.conf\" }\n")
    try directory.file("c.conf", "enabled = false\n")
    let outcome = try conflint.run("--fix", "a.conf", "b.conf", in: directory.path)
    #expect(try text("c.conf") == "enabled = false\n")
    #expect(outcome.error.contains("c.conf:1:1: not fixed [enabled-vs-enable]: "))
  }

  @Test(.enabled(if: getuid() != 0, "root may write regardless of permissions"))
  func whatWouldChangeInAFileThatMayNotBeWrittenIsShown() throws {
    let path = try directory.file("a.conf", list)
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    let outcome = try conflint.run("--diff", "a.conf", in: directory.path)
    #expect(outcome.status == 1 && outcome.error == "")
    #expect(outcome.output.hasPrefix("--- a.conf\n+++ a.conf\n"))
  }

  @Test(.enabled(if: getuid() != 0, "root may write regardless of permissions"))
  func aFileThatMayNotBeWrittenIsLeftAlone() throws {
    let path = try directory.file("a.conf", list)
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    let outcome = try conflint.run("--fix", "a.conf", in: directory.path)
    #expect(try text("a.conf") == list)
    #expect(outcome.output.contains("[list-comma]"))
  }

  @Test func standardInputCanBeShownOnly() throws {
    let shown = try conflint.run(
      "--diff", "--stdin-filename", "x.conf", "-", in: directory.path, input: list)
    #expect(shown.output.hasPrefix("--- x.conf\n+++ x.conf\n"))
    #expect(try conflint.run("--fix", "-", in: directory.path, input: list).status == 2)
  }

  @Test func onlySelectedRulesAreFixed() throws {
    try directory.file("a.conf", list)
    _ = try conflint.run("--fix", "--disable", "list-comma", "a.conf", in: directory.path)
    #expect(try text("a.conf") == list)
  }

  private func patch(_ difference: String) throws -> Int32 {
    try directory.file("difference", difference)
    return try #require(ExternalProgram("/usr/bin/patch"))
      .run(["-p0", "-s", "-i", "difference"], in: directory.path).status
  }

  /// Reports that cannot be combined are rejected, not silently omitted.
  @Test(arguments: [
    (["--diff", "--statistics"], "--diff is a patch; leave out --statistics"),
    (["--diff", "--write-baseline", "b.json"], "--diff is a patch; leave out --write-baseline"),
    (
      ["--diff", "--output-format", "json"],
      "--diff is a patch; leave out --output-format json"
    ),
    (
      ["--diff", "--output-format", "junit"],
      "--diff is a patch; leave out --output-format junit"
    ),
    (
      ["--write-baseline", "b.json", "--statistics"],
      "--write-baseline prints nothing that is found; leave out --statistics"
    ),
    (
      ["--statistics", "--output-format", "json"],
      "--statistics is a table; leave out --output-format json"
    ),
  ])
  func reportsThatExcludeEachOtherAreRefused(words: [String], message: String) throws {
    try directory.file("a.conf", list)
    let outcome = try conflint.run(words + ["a.conf"], in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.error == "conflint: error: \(message)\n")
    #expect(directory.names == ["a.conf"])
  }
}
