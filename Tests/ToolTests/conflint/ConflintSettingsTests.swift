import Foundation
import TestFiles
import TestServers
import Testing

/// Tests of `.conflint.conf`: its lookup in parent directories, its syntax, and the precedence of
/// options.
struct ConflintSettingsTests {
  private let conflint = BuiltTool(name: "conflint")
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    try directory.file("etc/conf/a.conf", "gatewey = \"a.example\"\nhouse_filter { level = 5 }\n")
  }

  private func rules(_ arguments: String...) throws -> [String] {
    let all = ["--output-format", "concise"] + arguments + ["etc/conf/a.conf"]
    let output = try conflint.run(arguments: all, in: directory.path).output
    return output.split(separator: "\n").map { line in
      String(line.split(separator: "[").last?.dropLast() ?? "")
    }
  }

  @Test func settingsAreFoundUpward() throws {
    #expect(try rules() == ["unknown-option", "unknown-stanza"])
    try directory.file("etc/.conflint.conf", "disable = ( unknown-option )\n")
    #expect(try rules() == ["unknown-stanza"])
    try directory.file("etc/conf/.conflint.conf", "# the nearest one counts alone\n")
    #expect(try rules() == ["unknown-option", "unknown-stanza"])
  }

  @Test func modulesOfTheInstallationAreKnown() throws {
    try directory.file(".conflint.conf", "modules = ( \"House_Filter\" )\nmomentum = \"4.2\"\n")
    #expect(try rules() == ["unknown-option"])
    let fixed = try conflint.run("--diff", "--unsafe-fixes", "etc/conf/a.conf", in: directory.path)
    #expect(fixed.output.contains("+gateway") && !fixed.output.contains("-house_filter"))
  }

  @Test func theCommandLineWins() throws {
    try directory.file(".conflint.conf", "select = ( unknown-stanza )\nfail_on = error\n")
    #expect(try rules() == ["unknown-stanza"])
    #expect(try rules("--select", "unknown-option") == ["unknown-option"])
    #expect(try conflint.run("etc/conf/a.conf", in: directory.path).status == 0)
    #expect(
      try conflint.run("--fail-on", "warning", "etc/conf/a.conf", in: directory.path).status == 1)
  }

  /// The options that [`pre-commit.md`](../../docs/pre-commit.md) recommends if untrusted people
  /// change the files.
  @Test func theCommandLineCanSayAll() throws {
    try directory.file(
      ".conflint.conf",
      "select = ( style )\ndisable = ( unknown-option )\nfail_on = never\nmomentum = \"3.0\"\n")
    let words = ["--select", "", "--disable", "", "--fail-on", "warning", "--momentum", "5.2"]
    let outcome = try conflint.run(
      words + ["--output-format", "concise", "etc/conf/a.conf"], in: directory.path)
    #expect(outcome.output.contains("[unknown-option]") && outcome.status == 1)
    let page = try TemporaryDirectory.text(Repository.path("docs/pre-commit.md"))
    #expect(page.contains(words.map { $0.isEmpty ? "''" : $0 }.joined(separator: " ")))
  }

  /// Both options accept groups, too.
  @Test(arguments: ["correctness", "unknown-option, unknown-stanza"])
  func whatTheCommandLineNamesIsNotDisabled(disabled: String) throws {
    try directory.file(".conflint.conf", "disable = ( \(disabled) )\n")
    #expect(try rules() == [])
    #expect(try rules("--select", "unknown-option") == ["unknown-option"])
    let ofGroup = disabled == "correctness" ? ["unknown-option", "unknown-stanza"] : []
    #expect(try rules("--select", "correctness") == ofGroup)
  }

  /// A hook names every changed file, including settings files.
  @Test func settingsThatAreNamedAreNoConfiguration() throws {
    try directory.file(".conflint.conf", "disable = ( unknown-option unknown-stanza )\n")
    for options in [[], ["--fix"], ["--diff"]] {
      let outcome = try conflint.run(
        arguments: options + [".conflint.conf", "etc/conf/a.conf"], in: directory.path)
      #expect(outcome.status == 0, Comment(rawValue: outcome.output + outcome.error))
    }
    try directory.file(".conflint.conf", "disable = ( unknown-optoin )\n")
    let flawed = try conflint.run(".conflint.conf", in: directory.path)
    #expect(flawed.status == 2 && flawed.error.contains("unknown-optoin"))
  }

  @Test(arguments: [
    ("disable \"unknown-option\" { }", "`disable` is a setting; write `disable = …`"),
    ("disable = [ a = unknown-option ]", "`disable` takes no dictionary"),
    ("modules [ foo = x ]", "`modules` takes no dictionary"),
  ])
  func otherFormsAreRefused(text: String, message: String) throws {
    try directory.file(".conflint.conf", text)
    let outcome = try conflint.run("etc/conf/a.conf", in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.error.contains(message), Comment(rawValue: outcome.error))
  }

  /// If they were ignored, other rules would silently apply.
  @Test func settingsThatCannotBeReadAreAnError() throws {
    _ = try directory.link("etc/.conflint.conf", to: "nowhere")
    #expect(try conflint.run("etc/conf/a.conf", in: directory.path).status == 2)
    try directory.file("etc/conf/.conflint.conf/x")
    #expect(try conflint.run("etc/conf/a.conf", in: directory.path).status == 2)
  }

  /// Errors would quote the file.
  @Test func aLinkToSomethingElseIsNotFollowed() throws {
    try directory.file("secrets.txt", "hunter2 = x\n")
    try directory.file("etc/conf/own/settings", "disable = ( unknown-option )\n")
    try directory.file("shared/.conflint.conf", "disable = ( unknown-stanza )\n")
    let path = "etc/conf/.conflint.conf"
    for target in ["../../secrets.txt", directory.path + "/secrets.txt"] {
      let link = try directory.link(path, to: target)
      for arguments in [["etc/conf/a.conf"], ["--no-follow", "etc/conf/a.conf"], [path]] {
        let outcome = try conflint.run(arguments, in: directory.path)
        #expect(outcome.status == 2)
        #expect(!outcome.error.contains("hunter2"), Comment(rawValue: outcome.error))
        #expect(outcome.error.contains("is a link out of its directory, which is not followed"))
      }
      try FileManager.default.removeItem(atPath: link)
    }
    // These are settings files regardless of their directory.
    for (target, rule) in [
      ("own/settings", "unknown-stanza"), ("../../shared/.conflint.conf", "unknown-option"),
    ] {
      let link = try directory.link(path, to: target)
      #expect(try rules() == [rule])
      try FileManager.default.removeItem(atPath: link)
    }
  }

  @Test func thePasswordOfAURLIsNotTold() throws {
    try directory.file(".conflint.conf", "select = ( \"http://joe:hunter2@h.example/\" )\n")
    let outcome = try conflint.run("etc/conf/a.conf", in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("http://joe:(set)@h.example/"))
  }

  @Test func aDirectoryWithoutConfigurationIsTold() throws {
    try directory.file("empty/notes.txt")
    let outcome = try conflint.run("empty", in: directory.path)
    #expect(outcome.status == 0)
    #expect(outcome.error == "no `*.conf` file found there; there is nothing to check\n")
  }

  @Test func eachFileHasItsOwn() throws {
    try directory.file("etc/conf/.conflint.conf", "fail_on = never\n")
    try directory.file("other/b.conf", "tls = no\n")
    #expect(try conflint.run("etc", "other", in: directory.path).status == 0)
    try directory.file("other/b.conf", "gatewey = a\n")
    #expect(try conflint.run("etc", "other", in: directory.path).status == 1)
  }

  /// A selected group is checked without the rules that the settings disable; a selected rule is
  /// always checked.
  @Test func aRuleThatTheCommandLineNamesIsChecked() throws {
    try directory.file(".conflint.conf", "disable = ( unknown-option )\n")
    #expect(try rules("--select", "correctness") == ["unknown-stanza"])
    #expect(try rules("--select", "unknown-option") == ["unknown-option"])
    #expect(try rules("--select", "unknown-option", "--disable", "unknown-option") == [])
  }

  @Test func fixesFollowThem() throws {
    try directory.file(".conflint.conf", "disable = ( unknown-option )\n")
    let outcome = try conflint.run(
      "--diff", "--unsafe-fixes", "etc/conf/a.conf", in: directory.path)
    #expect(outcome.output == "" && outcome.status == 0)
  }

  @Test(arguments: [
    ("selct = ( style )", ":1:1: setting `selct` is not known; did you mean `select`?"),
    ("rules { }", ":1:1: setting `rules` is not known; the settings are `disable`, "),
    ("disable = ( unknown-optoin )", ":1:13: rule `unknown-optoin` is not known; did you mean"),
    ("fail_on = fatal", ":1:11: `fail_on` takes one of `error`, `warning`, `info`, `never`"),
    ("momentum = new", ":1:12: `momentum` takes a version such as `4.2.1`"),
    ("include \"x\"", ":1:1: settings include no other file; write them here"),
    ("select = (", ":1:10: "),
  ])
  func anythingElseIsAnError(text: String, message: String) throws {
    try directory.file(".conflint.conf", text)
    for option in ["--statistics", "--fix", "--diff"] {
      let outcome = try conflint.run(option, "etc/conf/a.conf", in: directory.path)
      #expect(outcome.status == 2)
      let told = outcome.error.split(separator: "\n").filter {
        $0.contains(".conflint.conf" + message)
      }
      #expect(told.count == 1, "\(outcome.error)")
    }
  }

  @Test func aDirectoryDoesNotMeanTheSettings() throws {
    try directory.file("etc/.conflint.conf", "disable = ( correctness )\n")
    #expect(try conflint.run(".", in: directory.path).status == 0)
  }
}
