import Foundation
import TestFiles
import TestServers
import Testing

/// Tests of `conflint` as called by users, hooks and editors.
struct ConflintTests {
  private let conflint = BuiltTool(name: "conflint")
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private let mistake = "# main\ndomain \"a.example\" {\n\tgatewey = \"relay.example\"\n}\n"

  // MARK: Formats

  @Test func textShowsThePlaceAndWhatToDo() throws {
    try directory.file("a.conf", mistake)
    let outcome = try conflint.run("a.conf", in: directory.path)
    #expect(outcome.status == 1)
    #expect(
      outcome.output == """
        error: option `gatewey` is not known; did you mean `gateway`? [unknown-option]
         --> a.conf:3:2
          |
        3 |  gatewey = "relay.example"
          |  ^^^^^^^
          = the server refuses the whole file at a name it does not know
          = in domain a.example


        """)
    #expect(outcome.error == "1 error in 1 file\n")
  }

  /// A finding about the whole configuration is unrelated to the first line of the file.
  @Test func whatIsWrittenNowhereHasNoExcerpt() throws {
    try directory.file("a.conf", "ESMTP_Listener {\n  Listen \":25\" { }\n}\n")
    let outcome = try conflint.run("--select", "tls-disabled", "a.conf", in: directory.path)
    #expect(
      outcome.output == """
        info: mail is delivered in clear text [tls-disabled]
         --> a.conf:1:1
          = write `tls = ifavailable`


        """)
    let page = try conflint.run(
      "--select", "tls-disabled", "--output-format", "html", "a.conf", in: directory.path)
    #expect(!page.output.contains("<pre>"))
    try directory.file("b.conf", "tls = no\nESMTP_Listener {\n  Listen \":25\" { }\n}\n")
    let written = try conflint.run("--select", "tls-disabled", "b.conf", in: directory.path)
    #expect(written.output.contains("1 | tls = no\n"))
  }

  @Test func aFormatThatIsForRulesIsSaidToBe() throws {
    let help = try conflint.run("--help", in: directory.path).output
    let words = help.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(words.contains("the output format; markdown for --list-rules alone: text, concise,"))
  }

  @Test func conciseIsOneLineAFinding() throws {
    try directory.file("a.conf", mistake)
    let outcome = try conflint.run("--output-format=concise", "a.conf", in: directory.path)
    #expect(
      outcome.output
        == "a.conf:3:2: error: option `gatewey` is not known; did you mean `gateway`? "
        + "[unknown-option]\n")
    #expect(outcome.error == "")
  }

  /// A file that two main files include in different scopes has the same finding in each.
  @Test func conciseHasEachLineOnce() throws {
    for name in ["a", "b"] {
      try directory.file("\(name).conf", "domain \"\(name).example\" { include \"c.inc\" }\n")
    }
    try directory.file("c.inc", "gatewey = \"relay.example\"\n")
    let outcome = try conflint.run(
      "--output-format", "concise", "a.conf", "b.conf", in: directory.path)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 1 && lines.first?.hasPrefix("c.inc:1:1: error:") == true, "\(lines)")
  }

  @Test func jsonIsADocumentOfItsSchema() throws {
    try directory.file("a.conf", mistake + "domain {\n")
    let outcome = try conflint.run("--output-format", "json", "a.conf", in: directory.path)
    #expect(outcome.status == 1)
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    #expect(try JSONSchema(named: "conflint").violations(of: document) == [])
    let findings = try #require((document as? [String: Any])?["findings"] as? [[String: Any]])
    let finding = try #require(findings.first { $0["rule"] as? String == "unknown-option" })
    let location = try #require(finding["location"] as? [String: Any])
    #expect(location["line"] as? Int == 3 && location["column"] as? Int == 2)
    #expect(location["end_column"] as? Int == 9)
    #expect(finding["scope"] as? String == "domain a.example")
    #expect((finding["fix"] as? [String: Any])?["safe"] as? Bool == false)
  }

  @Test func aCleanFileSaysNothingOnAPipe() throws {
    try directory.file("a.conf", "hostname = \"mail.example\"\n")
    let outcome = try conflint.run("a.conf", in: directory.path)
    #expect(outcome.status == 0)
    #expect(outcome.output == "" && outcome.error == "")
  }

  @Test func colourIsForTerminalsOrOnRequest() throws {
    try directory.file("a.conf", mistake)
    #expect(try !conflint.run("a.conf", in: directory.path).output.contains("\u{1B}"))
    #expect(
      try conflint.run("--color", "always", "a.conf", in: directory.path).output.contains(
        "\u{1B}[1;31m"))
  }

  // MARK: What is read

  @Test func includesAreFollowedAndReportedInTheirScope() throws {
    try directory.file(
      "main.conf", "binding \"b\" { include \"inner.conf\" bind_address = \"192.0.2.1\" }\n")
    try directory.file("inner.conf", "gatewey = a\n")
    let whole = try conflint.run("--output-format", "json", "main.conf", in: directory.path)
    #expect(whole.output.contains("\"scope\" : \"binding b\""))
    let alone = try conflint.run("--no-follow", "main.conf", in: directory.path)
    #expect(alone.status == 0)
  }

  @Test func anIncludedFileIsReportedOnceInADirectory() throws {
    try directory.file(
      "main.conf", "binding \"b\" { include \"inner.conf\" bind_address = \"192.0.2.1\" }\n")
    try directory.file("inner.conf", "gatewey = a\n")
    let outcome = try conflint.run("--output-format", "concise", ".", in: directory.path)
    #expect(outcome.output.split(separator: "\n").count == 1)
  }

  @Test func filesThatIncludeEachOtherAreStillReported() throws {
    try directory.file("a.conf", "include \"b.conf\"\n")
    try directory.file("b.conf", "include \"a.conf\"\ngatewey = a\n")
    let outcome = try conflint.run("--output-format", "concise", ".", in: directory.path)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("[include-cycle]"))
    #expect(outcome.output.split(separator: "\n").count { $0.contains("[unknown-option]") } == 1)
  }

  /// The name of the link alone would be no help.
  @Test func aLinkThatLeadsNowhereIsCalledSo() throws {
    try directory.file("main.conf", "include \"sub/l.conf\"\n")
    try directory.file("sub/m.conf")
    _ = try directory.link("sub/l.conf", to: "gone.conf")
    let outcome = try conflint.run("main.conf", in: directory.path)
    #expect(outcome.output.contains("tried sub/l.conf; sub/l.conf is a link that leads nowhere\n"))
  }

  @Test func aMissingIncludeIsAnErrorAndTheRestIsChecked() throws {
    try directory.file("main.conf", "include \"nowhere.conf\"\ngatewey = a\n")
    let outcome = try conflint.run("--output-format", "concise", "main.conf", in: directory.path)
    #expect(outcome.status == 1)
    #expect(
      outcome.output.contains("main.conf:1:9: error: `nowhere.conf` is not found [missing-include]")
    )
    #expect(outcome.output.contains("[unknown-option]"))
  }

  @Test func standardInputHasTheNameItIsGiven() throws {
    let outcome = try conflint.run(
      "--output-format", "concise", "--stdin-filename", "etc/x.conf", "-", in: directory.path,
      input: "gatewey = a\n")
    #expect(outcome.output.hasPrefix("etc/x.conf:1:1: error: "))
  }

  @Test func theConfigurationHereIsTheDefault() throws {
    try directory.file("ecelerity.conf", "gatewey = a\n")
    let outcome = try conflint.run("--output-format", "concise", in: directory.path)
    #expect(outcome.output.hasPrefix("ecelerity.conf:1:1: error: "))
  }

  @Test func whatCannotBeReadIsAFailureAndTheOthersAreChecked() throws {
    try directory.file("a.conf", mistake)
    let outcome = try conflint.run("nowhere.conf", "a.conf", in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("[unknown-option]"))
    #expect(outcome.error.contains("nowhere.conf"))
  }

  // MARK: Choosing

  @Test func rulesAndGroupsAreSelectedAndDisabled() throws {
    try directory.file("a.conf", mistake)
    #expect(
      try conflint.run("--disable", "unknown-option", "a.conf", in: directory.path).status == 0)
    #expect(try conflint.run("--disable", "correctness", "a.conf", in: directory.path).status == 0)
    #expect(try conflint.run("--select", "style", "a.conf", in: directory.path).status == 0)
    #expect(
      try conflint.run("--select", "unknown-option,style", "a.conf", in: directory.path).status == 1
    )
    let wrong = try conflint.run("--select", "unknown-optoin", "a.conf", in: directory.path)
    #expect(wrong.status == 2)
    #expect(wrong.error.contains("did you mean `unknown-option`?"))
  }

  @Test func theVersionIsThatOfTheServer() throws {
    try directory.file("a.conf", "skip_hosts = ( 127.0.0.0/8 )\n")
    #expect(try conflint.run("a.conf", in: directory.path).status == 0)
    let old = try conflint.run(
      "--momentum", "4.1", "--output-format", "concise", "a.conf", in: directory.path)
    #expect(old.output.contains("option `skip_hosts` was added in 4.2.1.6 [option-too-new]"))
    #expect(try conflint.run("--momentum", "new", "a.conf", in: directory.path).status == 2)
  }

  @Test(arguments: [
    "text", "concise", "json", "sarif", "github", "gitlab", "junit", "html",
  ])
  func noReportRepeatsASecret(format: String) throws {
    try directory.file(
      "a.conf",
      """
      domain "a.example" {
        outbound_smtp_auth_pass = "hunter2"
        http_basic_auth "joe:hunter2"
        outbound_smtp_auth_passs = 'hunter2'
      }
      datasource "d" {
        uri = “pgsql:host=h;user=u;password=hunter2”
        uri = host=h;password=hunter2@#$
      }
      auth_radius { server "192.0.2.1" { secret # the one we share
        = hunter2" tls = bogus } }
      """)
    let outcome = try conflint.run("--output-format", format, "a.conf", in: directory.path)
    for rule in ["plaintext-secret", "unknown-option", "smart-quotes", "syntax-error"] {
      #expect(outcome.output.contains(rule))
    }
    #expect(!outcome.output.contains("hunter2"), "\(outcome.output)")
  }

  @Test func aFixThatMovesASecretIsAppliedButNotShown() throws {
    try directory.file(
      "a.conf",
      """
      tls = required
      outbound_smtp_auth_type = PLAIN
      outbound_smtp_auth_user = "joe"
      domain "mill.example" {
        gateway = "relay.example"
        outbound_smtp_auth_pass = "hunter2"
      }

      """)
    let rule = ["--select", "domain-options-ignored-by-gateway"]
    let json = try conflint.run(rule + ["--output-format", "json", "a.conf"], in: directory.path)
    #expect(json.output.contains("\"fix\" : null") && !json.output.contains("hunter2"))
    let sarif = try conflint.run(rule + ["--output-format", "sarif", "a.conf"], in: directory.path)
    #expect(sarif.output.filter { !$0.isWhitespace }.contains("\"fixes\":[]"))
    #expect(!sarif.output.contains("hunter2"))
    let fixed = try conflint.run(
      rule + ["--fix", "--unsafe-fixes", "a.conf"], in: directory.path)
    #expect(!fixed.output.contains("hunter2") && !fixed.error.contains("hunter2"))
    #expect(
      try TemporaryDirectory.text(directory.path + "/a.conf").contains(
        "domain \"relay.example\" { outbound_smtp_auth_pass = \"hunter2\" }"))
  }

  @Test func theExitStatusFollowsTheLevel() throws {
    try directory.file("a.conf", mistake)
    #expect(try conflint.run("--fail-on", "error", "a.conf", in: directory.path).status == 1)
    #expect(try conflint.run("--fail-on", "never", "a.conf", in: directory.path).status == 0)
  }

  @Test func aCommentAllowsAFinding() throws {
    try directory.file("a.conf", "# conflint: allow unknown-option ours\ngatewey = a\n")
    #expect(try conflint.run("a.conf", in: directory.path).status == 0)
  }

  @Test func statisticsCount() throws {
    try directory.file("a.conf", "gatewey = a\nruotes = b\n")
    let outcome = try conflint.run("--statistics", "a.conf", in: directory.path)
    #expect(outcome.output == "2  unknown-option\n")
    let json = try conflint.run(
      "--statistics", "--output-format", "json", "a.conf", in: directory.path)
    #expect(json.status == 2)
    #expect(json.output == "")
    #expect(json.error.contains("--statistics is a table; leave out --output-format json"))
  }

  // MARK: Rules about themselves

  @Test func explainsARule() throws {
    let outcome = try conflint.run("--explain", "unknown-option", in: directory.path)
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasPrefix("unknown-option: an option that no page of the manual lists\n"))
    #expect(outcome.output.contains("page      content/momentum/4/executable/ec-dump-config.md"))
    #expect(outcome.output.contains("since     conflint 0.1.0\n"))
  }

  @Test func explainsARuleInADocument() throws {
    let outcome = try conflint.run(
      "--explain", "unknown-option", "--output-format", "json", in: directory.path)
    #expect(outcome.status == 0)
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    #expect(try JSONSchema(named: "rules").violations(of: document) == [])
    #expect(outcome.output.components(separatedBy: "\"rationale\"").count == 2)
  }

  @Test(arguments: [
    (["--explain", "unknown-optoin"], "did you mean `unknown-option`?"),
    (["--explain", "correctness"], "`correctness` is a group of rules; --list-rules"),
    (
      ["--explain", "unknown-option", "--output-format", "sarif"], "leave out --output-format sarif"
    ),
    (["lps"], "did you mean the command `conflint lsp`?"),
    (["LSP"], "did you mean the command `conflint lsp`?"),
    (["rules"], "did you mean the command `conflint --list-rules`?"),
    (["explain", "tls-disabled"], "did you mean the command `conflint --explain RULE`?"),
    (["--ignore", "style"], "option `--ignore` is not known; did you mean `--disable`?"),
    (["--dry-run"], "option `--dry-run` is not known; did you mean `--diff`?"),
    (["--sarif"], "option `--sarif` is not known; did you mean `--output-format sarif`?"),
  ])
  func whatIsMistypedIsSaid(arguments: [String], words: String) throws {
    let outcome = try conflint.run(arguments, in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.error.contains(words))
  }

  @Test func explainsWhyThereIsNoRule() throws {
    let outcome = try conflint.run("--explain", "regex-host-version", in: directory.path)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("regex-host-version is left out: a regular expression"))
    #expect(outcome.output.contains("is newer than the version.\n\n  see       option-too-new\n"))
    #expect(outcome.output.hasSuffix("  page      content/momentum/4/config/ref-host.md\n"))
    let selected = try conflint.run("--select", "missing-file", in: directory.path)
    #expect(selected.status == 2)
    #expect(selected.error.contains("`missing-file` is left out; --explain missing-file says why"))
  }

  /// The end of the page has a row for each omitted rule and each unchecked kind of value.
  @Test func thePageOfRulesSaysWhatIsLeftOut() throws {
    let page = try conflint.run("--list-rules", "--output-format", "markdown", in: directory.path)
    let parts = page.output.components(separatedBy: "\n## Rules left out\n")
    #expect(parts.count == 2)
    let ends = (parts.last ?? "").components(separatedBy: "\n## Values that are not judged\n")
    #expect(ends.count == 2)
    let rows = ends.map { $0.split(separator: "\n").filter { $0.hasPrefix("| ") }.count - 2 }
    #expect(rows == [9, 19])
    #expect(ends[0].contains("| [option-too-new](#option-too-new) |"))
    #expect(ends[1].contains("| `secret` | Any text may be one"))
  }

  @Test func thePageOfRulesIsFresh() throws {
    let page = try conflint.run("--list-rules", "--output-format", "markdown", in: directory.path)
    let committed = try String(contentsOfFile: Repository.path("docs/rules.md"), encoding: .utf8)
    #expect(
      page.output == committed,
      "run: swift run conflint --list-rules --output-format markdown > docs/rules.md")
  }

  @Test func theListOfRulesIsADocumentOfItsSchema() throws {
    let outcome = try conflint.run("--list-rules", "--output-format", "json", in: directory.path)
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    #expect(try JSONSchema(named: "rules").violations(of: document) == [])
  }
}
