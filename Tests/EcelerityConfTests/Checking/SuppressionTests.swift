import EcelerityConf
import Testing

/// Comments that allow findings.
struct SuppressionTests {
  @Test func ownLine() throws {
    try expect([], "gatewey = \"a.example\"  # conflint: allow unknown-option we test this")
  }

  @Test func nextLine() throws {
    try expect([], "# conflint: allow unknown-option we test this\ngatewey = \"a.example\"")
  }

  @Test func commentBehindCodeConcernsItsOwnLineOnly() throws {
    try expect(
      ["unused-suppression", "unknown-option"],
      "tls = no # conflint: allow unknown-option\ngatewey = \"a.example\"")
  }

  @Test func lineAfterTheNextIsNotConcerned() throws {
    try expect(
      ["unused-suppression", "unknown-option"],
      "# conflint: allow unknown-option\ntls = no\ngatewey = \"a.example\"")
  }

  @Test func severalRules() throws {
    try expect([], "# conflint: allow unknown-option,invalid-enum\ngatewey = 1 tls = maybe")
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
    #expect(found.count == 20_000)
    #expect(found.allSatisfy { $0.rule == "unused-suppression" })
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
