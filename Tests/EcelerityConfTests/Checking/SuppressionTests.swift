import EcelerityConf
import Testing

/// Comments that suppress findings.
struct SuppressionTests {
  @Test func ownLine() throws {
    try expect([], "gatewey = \"a.example\"  # conflint: allow unknown-option we test this")
  }

  @Test func nextLine() throws {
    try expect([], "# conflint: allow unknown-option we test this\ngatewey = \"a.example\"")
  }

  /// One below the other, each applies to the line below the last.
  @Test func severalLines() throws {
    let rules = ["unknown-option", "invalid-enum", "invalid-boolean"]
    let lines = rules.map { "# conflint: allow \($0) we test this\n" }
    let blocks = rules.map { "/* conflint: allow \($0) */\n" }
    let text = "gatewey = 1 tls = maybe use_ipv6 = perhaps"
    try expect([], lines.joined() + text)
    try expect([], blocks.joined() + text)
    try expect(
      ["invalid-boolean", "unknown-option", "unused-suppression", "unused-suppression"],
      lines[0] + lines[2] + "\n" + lines[1] + text, unordered: true)
    try expect(
      ["unknown-option", "unused-suppression", "unused-suppression"],
      lines[0] + "tls = no # conflint: allow list-comma\ngatewey = 1", unordered: true)
  }

  /// The nearest of several that are the same counts.
  @Test func theSameOnSeveralLines() throws {
    let allow = "# conflint: allow unknown-option\n"
    #expect(
      try findings(allow + allow + "gatewey = 1").map(\.span.range.lowerBound) == [0])
  }

  /// A comment at the end of a line is for the next where it has no use on its own.
  @Test func commentAfterCodeAppliesToItsOwnLineOrTheNext() throws {
    let comment = "# conflint: allow unknown-option"
    let text = "gatewey = \"a.example\""
    let other = "rotues = ( \"a.example\" )"
    try expect([], "tls = no \(comment)\n\(text)")
    try expect([], "domain \"a.example\" { \(comment)\n\(text)\n}")
    try expect(["unknown-option"], "\(text) \(comment)\n\(other)")
    try expect(["unused-suppression", "unknown-option"], "tls = no \(comment)\n\n\(text)")
    try expect(
      ["unused-suppression", "unknown-option"],
      "tls = no \(comment)\n\(text) \(comment)\n\(other)")
  }

  @Test func lineAfterTheNextIsNotConcerned() throws {
    try expect(
      ["unused-suppression", "unknown-option"],
      "# conflint: allow unknown-option\ntls = no\ngatewey = \"a.example\"")
  }

  @Test func severalRules() throws {
    try expect([], "# conflint: allow unknown-option,invalid-enum\ngatewey = 1 tls = maybe")
  }

  /// After a comma and a blank comes a rule or the reason.
  @Test func aBlankMayFollowAComma() throws {
    try expect([], "# conflint: allow unknown-option, invalid-enum why\ngatewey = 1 tls = maybe")
    try expect([], "# conflint: allow unknown-option, as we test this, too\ngatewey = 1")
    let text = "# conflint: allow unknown-option, list-comma why\ngatewey = 1"
    #expect(try fixed(text) == "# conflint: allow unknown-option why\ngatewey = 1")
    let mistyped = try findings("# conflint: allow unknown-option, invalid-enm why\ngatewey = 1")
    #expect(mistyped.map(\.rule) == ["unused-suppression"])
  }

  @Test func otherRulesAreNotConcerned() throws {
    try expect(
      ["unused-suppression", "unknown-option"],
      "# conflint: allow invalid-enum\ngatewey = \"a.example\"")
  }

  @Test func wholeFile() throws {
    try expect(
      [], "gatewey = 1\n\n\nroute = 2\n# conflint: allow-file unknown-option old names\n")
  }

  @Test func lineGoesBeforeFile() throws {
    try expect(
      ["unused-suppression"],
      "# conflint: allow-file unknown-option\ngatewey = 1 # conflint: allow unknown-option\n")
  }

  @Test func blockComment() throws {
    try expect([], "/* conflint: allow unknown-option*/ gatewey = 1")
    try expect([], "/* conflint: allow unknown-option\n   for now */\ngatewey = 1")
  }

  @Test func suppressionInOneFileDoesNotReachAnother() throws {
    try expect(
      ["unknown-option", "unused-suppression"],
      "# conflint: allow-file unknown-option\ninclude \"b.conf\"",
      with: ["b.conf": "gatewey = 1"], unordered: true)
  }

  @Test func rulesThatWereNotRunLeaveTheirSuppressionsAlone() throws {
    let loader = MemoryLoader(["a.conf": "# conflint: allow unknown-option\ntls = no"])
    let configuration = try Configuration.load("a.conf", from: loader)
    let rules = RuleCatalog.all.filter { $0.description.id != "unknown-option" }
    #expect(Linter(rules).lint(configuration).isEmpty)
  }

  @Test func oneRuleOfSeveralIsUnused() throws {
    let text = "# conflint: allow unknown-option,invalid-enum,list-comma why\ngatewey = 1"
    let finding = try #require(try findings(text).first)
    #expect(finding.message == "nothing here is reported by `invalid-enum`, `list-comma`")
    #expect(
      try fixed(text) == "# conflint: allow unknown-option why\ngatewey = 1")
    #expect(finding.fix?.isSafe == true)
  }

  @Test(arguments: [
    // The near rule reports something there, so it was meant.
    ("gatewey = 1 # conflint: allow unknown-optoin x", "unknown-option", true),
    ("gatewey = 1 # conflint: allow unknown-option: reason", "unknown-option", true),
    ("# conflint: allow Unknown-Option\ngatewey = 1", "unknown-option", true),
    ("# conflint: allow-file unknown-optin x\n\n\ngatewey = 1", "unknown-option", true),
    ("tls = no # conflint: allow unknown-optoin x", "unknown-option", false),
  ])
  func mistypedRuleIsCorrected(text: String, name: String, isSafe: Bool) throws {
    let finding = try #require(try findings(text).first { $0.rule == "unused-suppression" })
    #expect(finding.message.hasSuffix("does not exist; did you mean `\(name)`?"))
    #expect(finding.fix?.isSafe == isSafe)
    #expect(finding.fix?.edits.map(\.text) == [name])
  }

  @Test(arguments: [
    (
      "gatewey = 1 # conflint: allow correctness x",
      "`correctness` is a group, and only single rules are allowed"
    ),
    ("# conflint: allow-file *\ngatewey = 1", "rule `*` does not exist"),
    ("gatewey = 1 # conflint: allow", "`allow` names no rule"),
    (
      "gatewey = 1 # conflint: allow missing-file x",
      "rule `missing-file` is left out and reports nothing"
    ),
    (
      "gatewey = 1 # conflint: alow unknown-option x",
      "`alow` does not suppress anything; did you mean `allow`?"
    ),
    ("gatewey = 1 # conflint: ignore unknown-option", "`ignore` does not suppress anything"),
  ])
  func whatAllowsNothingIsReported(text: String, message: String) throws {
    let found = try findings(text).filter { $0.rule == "unused-suppression" }
    #expect(found.map(\.message) == [message])
  }

  /// Names that never allowed anything are removed; names that were meant to allow something are left to the author.
  @Test(arguments: [
    ("tls = no # conflint: allow nonsense x", true), ("tls = no # conflint: allow", true),
    ("tls = no # conflint: allow correctness x", true),
    ("gatewey = 1 # conflint: allow correctness x", false),
    ("gatewey = 1 # conflint: alow unknown-option x", false),
  ])
  func removingWhatAllowsNothingIsSafe(text: String, isSafe: Bool) throws {
    let finding = try #require(try findings(text).first { $0.rule == "unused-suppression" })
    #expect(finding.fix?.isSafe == isSafe)
    if isSafe { #expect(try fixed(text) == "tls = no") }
  }

  @Test func groupIsReplacedByWhatItReports() throws {
    let text = "gatewey = 1 # conflint: allow correctness x"
    #expect(try fixed(text) == "gatewey = 1 # conflint: allow unknown-option x")
  }

  @Test(arguments: [
    "# we run conflint: allow it two minutes\n", "# conflint: see the wiki for what to allow\n",
    "# conflint:\n", "# conflint is run at night\n", "# conflinting: allow unknown-option\n",
  ])
  func proseIsNoSuppression(text: String) throws {
    #expect(try findings(text).isEmpty)
  }

  @Test func firstLineAfterAByteOrderMark() throws {
    try expect([], "\u{FEFF}# conflint: allow unknown-option x\ngatewey = 1")
  }

  /// Another version may need them.
  @Test func rulesThatDependOnTheVersionAreNotCalledUnused() throws {
    try expect([], "# conflint: allow option-too-new we run 4.0 as well\nuse_ipv6 = true")
  }

  // MARK: Parts of a configuration

  /// The rule is silent because the include is missing; the comment may be needed.
  @Test func rulesThatNeedTheWholeAreNotCalledUnused() throws {
    try expect(
      ["missing-include"],
      """
      include "missing.conf"
      # conflint: allow ipv6-next-hop-without-use-ipv6 x
      gateway = "[2001:db8::1]"
      # conflint: allow gateway-overrides-domain-routes x
      domain d.example { routes = ( a.example ) }
      """)
  }

  @Test func rulesThatGoByOneStatementAreCalledUnused() throws {
    try expect(
      ["missing-include", "unused-suppression"],
      "include \"missing.conf\"\ntls = no # conflint: allow unknown-option x")
  }

  @Test func mistypedRulesAreReportedInPartsToo() throws {
    try expect(
      ["missing-include", "unused-suppression"],
      "include \"missing.conf\"\ntls = no # conflint: allow unknown-optoin x")
  }

  @Test func stringsAreNoComments() throws {
    try expect(
      ["unknown-option"], "gatewey = \"# conflint: allow unknown-option\"")
  }

  @Test func severalCommentsOnOneLine() throws {
    try expect(
      ["unused-suppression"],
      "/* conflint: allow unknown-option */ /* conflint: allow unknown-option */\ngatewey = 1")
  }

  @Test(.timeLimit(.minutes(1)))
  func manyOnOneLineAndManyLines() throws {
    let line = String(repeating: "/* conflint: allow unknown-option */ ", count: 20_000)
    let lines = String(
      repeating: "gatewey = 1 # conflint: allow unknown-option,duplicate-option-identical\n",
      count: 20_000)
    let loader = MemoryLoader(["a.conf": line + "\n" + lines])
    let configuration = try Configuration.load("a.conf", from: loader)
    let found = Linter().lint(configuration)
    // The last of the equal options is not redundant.
    #expect(found.count == 20_001)
    #expect(found.allSatisfy { $0.rule == "unused-suppression" })
  }

  /// The remaining text is laid out as well as before.
  @Test(arguments: [
    ("# conflint: allow-file list-comma why\ntls = no\n", "tls = no\n"),
    ("tls = no  # conflint: allow list-comma why\n", "tls = no\n"),
    (
      "tls = no # conflint: allow list-comma\r\n  # conflint: allow list-comma\r\nuse_ipv6 = no\r\n",
      "tls = no\r\nuse_ipv6 = no\r\n"
    ),
    ("/* conflint: allow list-comma why */ tls = no\n", "tls = no\n"),
    (
      "domain \"a.example\" { # conflint: allow list-comma why\n  tls = no\n}\n",
      "domain \"a.example\" {\n  tls = no\n}\n"
    ),
  ])
  func aRemovedCommentLeavesNoBlanks(text: String, rest: String) throws {
    #expect(try fixed(text) == rest)
  }

  @Test func ofTwoOnALineTheOneThatReachesFurtherCounts() throws {
    let allow = "/* conflint: allow unknown-option"
    let found = try findings("gatewey = a \(allow) */ \(allow)\n*/ gatewey = b\n")
    #expect(!found.contains { $0.rule == "unknown-option" })
  }

  private func findings(_ text: String) throws -> [Diagnostic] {
    Linter().lint(try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text])))
  }

  /// The text with the edits of unused suppressions.
  private func fixed(_ text: String) throws -> String {
    var bytes = Array(text.utf8)
    let found = try findings(text).filter { $0.rule == "unused-suppression" }
    for edit in found.compactMap(\.fix).flatMap(\.edits).reversed() {
      bytes.replaceSubrange(edit.span.range.indices, with: edit.text.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func expect(
    _ rules: [String], _ text: String, with files: [String: String] = [:],
    unordered: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let loader = MemoryLoader(files.merging(["a.conf": text]) { _, main in main })
    let found = Linter().lint(try Configuration.load("a.conf", from: loader)).map(\.rule)
    #expect(
      (unordered ? found.sorted() : found) == (unordered ? rules.sorted() : rules),
      sourceLocation: sourceLocation)
  }
}
