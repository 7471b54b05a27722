import EcelerityConf
import Testing

/// Without an assignment the one that it replaced would hold: nothing that is left out brings it back.
struct UnsettingTests {
  /// What holds without the last assignment is the first one, which is another value.
  @Test(arguments: [
    "tls = required\ndomain \"d.example\" {\n tls = ifavailable\n tls = required\n}\n",
    "connect_timeout = 5\nbinding \"b\" { connect_timeout = 6 connect_timeout = 5 }\n",
  ])
  func anotherValueOfTheScopeIsInTheWay(_ text: String) throws {
    #expect(try findings(["a.conf": text], ["redundant-value"]).isEmpty)
  }

  @Test func theOtherValueMayStandInAnotherFile() throws {
    let files = [
      "a.conf":
        "tls = required\ninclude \"b.conf\"\ndomain \"d.example\" { tls = required rset_timeout = 9 }\n",
      "b.conf": "domain \"d.example\" { tls = ifavailable }\n",
    ]
    #expect(try findings(files, ["redundant-value"]).isEmpty)
  }

  /// The rule, the text, and the text without the option.
  static let texts = [
    (
      "redundant-value",
      "tls = required\ndomain \"d.example\" {\n  tls = required\n  rset_timeout = 9\n  tls = required\n}\n",
      "tls = required\ndomain \"d.example\" {\n  rset_timeout = 9\n}\n"
    ),
    (
      "routes-mx-only",
      "domain \"d.example\" {\n  routes = ( \"a.example\" )\n  tls = no\n  routes = ( \"__mx__\" )\n}\n",
      "domain \"d.example\" {\n  tls = no\n}\n"
    ),
    (
      "routes-empty",
      "domain \"d.example\" { routes = ( \"a.example\" ) routes = ( ) tls = no }\n",
      "domain \"d.example\" { tls = no }\n"
    ),
    (
      "gateway-self",
      "domain \"d.example\" {\n  gateway = g.example\n  gateway = d.example\n  tls = no\n}\n",
      "domain \"d.example\" {\n  tls = no\n}\n"
    ),
    (
      "port-option-unused", "lmtp_port = 24\nlmtp_port = 25\nlmtp_port = 26\ntls = no\n",
      "tls = no\n"
    ),
    (
      "throttle-zero",
      "outbound_throttle_messages = 10\noutbound_throttle_messages = 0\ntls = no\n", "tls = no\n"
    ),
  ]

  @Test(arguments: texts)
  func earlierAssignmentsGoAlong(rule: String, text: String, result: String) throws {
    #expect(try fixed(["a.conf": text], rule) == ["a.conf": result])
  }

  /// The other file may be read elsewhere too.
  @Test(arguments: [
    ("routes-mx-only", "routes = ( \"a.example\" )", "routes = ( \"__mx__\" )"),
    ("gateway-self", "gateway = g.example", "gateway = d.example"),
    ("routes-empty", "routes = ( \"a.example\" )", "routes = ( )"),
  ])
  func nothingIsOfferedAcrossFiles(rule: String, first: String, second: String) throws {
    let files = [
      "a.conf": "include \"b.conf\"\ndomain \"d.example\" { \(second) tls = no }\n",
      "b.conf": "domain \"d.example\" { \(first) tls = no }\n",
    ]
    let found = try findings(files, [rule])
    #expect(found.count == 1 && found[0].fix == nil)
    #expect(try fixed(files, rule) == files)
  }

  /// The same statement twice is one edit.
  @Test func aFileThatIsReadTwiceHasOneStatement() throws {
    let files = [
      "a.conf": "include \"b.conf\"\ninclude \"b.conf\"\n",
      "b.conf": "domain \"d.example\" {\n  routes = ( )\n  tls = no\n}\n",
    ]
    let edits = try findings(files, ["routes-empty"]).first?.fix?.edits
    #expect(edits?.count == 1)
  }

  /// Neighbours that are read twice are one range.
  @Test(arguments: [
    "include \"b.conf\"\ninclude \"b.conf\"\n",
    "readonly_include \"b.conf\"\ninclude \"b.conf\"\ninclude \"b.conf\"\n",
  ])
  func neighboursInAFileThatIsReadTwiceAreOneEdit(main: String) throws {
    let files = [
      "a.conf": main,
      "b.conf": """
      domain "e.example" {
        gateway = "192.0.2.1"
        retry_interval = 60
        max_retries = 4
      }

      """,
    ]
    let rule = "domain-options-ignored-by-gateway"
    let edits = try #require(try findings(files, [rule]).compactMap(\.fix).first?.edits)
    #expect(edits.filter { $0.text.isEmpty }.count == 1)
    let expected = """
      domain "e.example" {
        gateway = "192.0.2.1"
      }
      domain "192.0.2.1" { retry_interval = 60 max_retries = 4 }

      """
    #expect(try fixed(files, rule) == ["a.conf": main, "b.conf": expected])
  }

  private func findings(
    _ files: [String: String], _ rules: Set<String>
  ) throws -> [Diagnostic] {
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(files))
    return Linter().lint(configuration).filter { rules.contains($0.rule) }
  }

  private func fixed(_ files: [String: String], _ rule: String) throws -> [String: String] {
    let outcome = try FixApplication(
      includesSuggestions: true, choose: { findings, _ in findings.filter { $0.rule == rule } }
    ).run(["a.conf"], from: MemoryLoader(files))
    var result = files
    for file in outcome.files { result[file.path] = String(decoding: file.after, as: UTF8.self) }
    return result
  }
}
