import TestServers
import Testing

/// `confroute diff` of configurations with regular expressions.
struct ConfrouteDiffPatternTests: ConfrouteDiffSuite {
  let directory: TemporaryDirectory

  init() throws { directory = try Self.files() }

  /// The order of two regular expressions matters.
  @Test func theOrderOfExpressionsIsAChange() throws {
    let stanzas = [
      "domain \"/^mail/\" { gateway = a.example }\n",
      "domain \"/[.]example$/\" { gateway = b.example }\n",
    ]
    try directory.file("first.conf", stanzas.joined())
    try directory.file("second.conf", stanzas.reversed().joined())
    let outcome = try diff("first.conf", "second.conf")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("names such as mail.example"))
    #expect(outcome.output.contains("routing_domain  a.example -> b.example"))
  }

  /// Names that cannot be distinguished are reported, and then nothing is called unchanged.
  @Test func namesThatCannotBeMade() throws {
    try directory.file("a.conf", "domain \"/(?=q)q/\" { gateway = a.example }\n")
    try directory.file("b.conf", "domain \"/(?=q)q/\" { gateway = b.example }\n")
    let outcome = try diff("a.conf", "b.conf")
    #expect(outcome.status == 2)
    #expect(
      outcome.output.hasPrefix(
        "no change found, but not all names could be compared\n"))
    #expect(
      outcome.output.contains(
        "cannot separate names that match `/(?=q)q/` (a.conf:1:1); list them with --domains-file"))
  }

  /// PCRE2 stops matching these expressions with every name that is made up for them.
  @Test(arguments: [
    #"^(.?){30}\.example$"#, "((((.{2})?)*){1,3}()?[a-f])*com[0-f]",
    "(.*.*.*.*.*.*.*.*)*mail[0-9]",
  ])
  func expressionsThatTakeTooManySteps(pattern: String) throws {
    try directory.file("none.conf", "")
    try directory.file("a.conf", "domain \"/\(pattern)/\" { gateway = \"relay.test\" }\n")
    try directory.file("b.conf", "domain \"/\(pattern)/\" { gateway = \"other.test\" }\n")
    for old in ["a.conf", "none.conf"] {
      let outcome = try diff(old, "b.conf")
      #expect(outcome.status == 2, "\(outcome.output)")
      #expect(outcome.output.contains("note: cannot separate names that match `/\(pattern)/`"))
    }
  }

  /// No recipient has such a name.
  @Test(arguments: ["[A-Z]", #"\.$"#, "@"])
  func expressionsThatMatchNothingAreNoDoubt(pattern: String) throws {
    try directory.file("a.conf", "domain \"/\(pattern)/\" { gateway = \"relay.test\" }\n")
    try directory.file("b.conf", "domain \"/\(pattern)/\" { gateway = \"other.test\" }\n")
    #expect(try diff("a.conf", "b.conf").output == "no route changes\n")
  }

  @Test func anExpressionThatStopsIsReportedEverywhere() throws {
    let line = #"domain "/^(.?){30}\.example$/" { gateway = "#
    try directory.file("a.conf", line + "\"relay.test\" }\n")
    try directory.file("b.conf", line + "\"other.test\" }\n")
    try directory.file("a.expect", "expect a.example { gateway = none }\n")
    let words = "the pattern takes too many steps on this text"
    let outcome = try diff("a.conf", "b.conf", "--domains-file", "-", input: "a.example\n")
    #expect(outcome.status == 2)
    #expect(outcome.output.contains(words), "\(outcome.output)")
    for arguments in [
      ["graph"], ["resolve", "--offline", "a.example"], ["test", "a.expect"],
      ["resolve", "--offline", "--momentum", "5.0", "a.example"],
    ] {
      let other = try tool.run(arguments + ["-c", "a.conf"], in: directory.path)
      #expect(other.error.contains(words), "\(arguments) \(other.error)")
    }
  }
}
