import Testing

@testable import EcelerityConf

/// Rules that check long lists, or one list for many domains, report each item as they would in a short one.
struct ManyItemsTests {
  private func findings(_ text: String, _ rule: String) throws -> [Diagnostic] {
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    return Linter([RuleCatalog.rule(rule)].compactMap { $0 }).lint(configuration)
  }

  private func text(_ span: SourceSpan, of text: String) -> String {
    String(decoding: Array(text.utf8)[span.range.indices], as: UTF8.self)
  }

  private func fixed(_ text: String, _ finding: Diagnostic) throws -> String {
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    var files = EditedFiles(files: ["a.conf": text])
    files.apply(finding.fix?.edits ?? [], of: configuration)
    return files.files["a.conf"] ?? ""
  }

  /// An inserted statement is on a line of its own where the assignment is.
  @Test(arguments: [
    ("delivery_method = LMTP", "delivery_method = LMTP\nlmtp_port = 2003"),
    (" \tdelivery_method = LMTP", " \tdelivery_method = LMTP\n \tlmtp_port = 2003"),
    (
      "tls = no\n  delivery_method = LMTP\n",
      "tls = no\n  delivery_method = LMTP\n  lmtp_port = 2003\n"
    ),
    ("tls = no delivery_method = LMTP", "tls = no delivery_method = LMTP lmtp_port = 2003"),
    (
      "domain a.example {delivery_method = LMTP}",
      "domain a.example {delivery_method = LMTP lmtp_port = 2003}"
    ),
    (
      "tls = no\r\ndelivery_method = LMTP\r\n",
      "tls = no\r\ndelivery_method = LMTP\r\nlmtp_port = 2003\r\n"
    ),
    ("/* a */ delivery_method = LMTP", "/* a */ delivery_method = LMTP lmtp_port = 2003"),
  ])
  func insertionsAreBesideOrBelow(before: String, after: String) throws {
    let finding = try #require(findings(before, "lmtp-without-explicit-port").first)
    #expect(try fixed(before, finding) == after)
  }

  /// However long the list is, and the first match is reported.
  @Test(.timeLimit(.minutes(1)))
  func manyDomainsOfModulesCapture() throws {
    let globs = (0..<20_000).map { "\"*.d\($0).example\"" }
    let domains = (0..<20_000).map { "domain \"a.d\($0).example\" { gateway = \"r.example\" }\n" }
    let text = """
      pipe_transport "p" { domain = ( \(globs.joined(separator: " ")) ) }
      maildir { domain = "*.example" }

      """
    let findings = try findings(
      text + domains.joined() + "domain \"b.example\" { gateway = \"r.example\" }\n",
      "domain-captured-by-module")
    let takers = findings.map(\.message)
    #expect(takers.count == 20_001)
    #expect(
      Set(takers.prefix(20_000)) == ["the module `pipe_transport` takes the mail of this domain"])
    #expect(takers.last == "the module `maildir` takes the mail of this domain")
  }

  /// The name that was meant is found among many, too.
  @Test(.timeLimit(.minutes(1)))
  func manyDataSourcesAreCompared() throws {
    let names = (0..<5_000).map { "datasource \"people\($0)\" { uri = \"sqlite:/var/db/p\" }\n" }
    let found = try findings(
      names.joined() + "alias { scheme \"s\" { cache = \"poeple1234\" } }\n"
        + (0..<20_000).map { "alias { scheme \"s\($0)\" { cache = \"nobody\" } }\n" }.joined(),
      "undefined-datasource")
    #expect(found.first?.message.hasSuffix("did you mean `people1234`?") == true)
  }

  /// Each parameter is read a few times, not once for each of the others.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      ("x&", "route-unknown-query-key"), ("prof=1&", "route-unknown-query-key"),
      ("pref=1&", "route-duplicate-query-key"), ("pref=&", "route-pref-out-of-range"),
      ("ttl=x&", "route-invalid-ttl"),
    ])
  func manyParametersOfARouteAreReported(parameter: String, rule: String) throws {
    let count = 50_000
    let route = "smtp://a.example?" + String(repeating: parameter, count: count)
    let found = try findings("domain a.example { routes = ( \"\(route)\" ) }", rule)
    #expect(count - 1...count + 1 ~= found.count)
    #expect(Set(found.map(\.span)).count == found.count)
  }

  /// The reported item is the first of those that match the domain.
  @Test func theFirstGlobIsReported() throws {
    let globs = [
      "*.b.example", "*a.b.example", "*.B.example.", "*.example", "*.a.b.example", "*le",
    ]
    let text = """
      relay_domains = ( \(globs.map { "\"\($0)\"" }.joined(separator: " ")) )
      domain "a.b.example" { routes = ( "192.0.2.20" ) }
      domain "xa.b.example" { routes = ( "192.0.2.20" ) }
      domain "ba.b.example" { routes = ( "192.0.2.20" ) }
      domain "c.example" { routes = ( "192.0.2.20" ) }
      domain "example" { routes = ( "192.0.2.20" ) }
      domain "b.exampl" { routes = ( "192.0.2.20" ) }
      """
    let found = try findings(text, "best-mx-with-routes")
    #expect(
      found.map { $0.related.first.map { self.text($0.span, of: text) } } == [
        "\"*.b.example\"", "\"*.b.example\"", "\"*.b.example\"", "\"*.example\"", "\"*le\"",
      ])
  }

  /// Many domains share the routes of the global scope.
  @Test(arguments: [("?port=24", 0), ("", 20)])
  func routesOfAllDomainsHavePortsOrNot(port: String, count: Int) throws {
    let routes = "routes = ( \"smtp://a.example?port=24\" \"smtp://b.example\(port)\" )\n"
    let domains = (0..<20).map { "domain d\($0).example { delivery_method = LMTP }\n" }.joined()
    #expect(try findings(routes + domains, "lmtp-without-explicit-port").count == count)
  }

  /// With one item removed there would be no list.
  @Test(arguments: [("", false), ("\"192.0.2.0/25\" ", true)])
  func onlyOneOfSeveralBlocksIsLeftOut(others: String, isFixed: Bool) throws {
    let text = """
      skip_hosts = ( \(others)"198.51.100.0/24" )
      prohibited_hosts = ( "198.51.100.0/24" )
      """
    let found = try findings(text, "skip-and-prohibited-overlap")
    #expect(found.map { $0.fix != nil } == [isFixed])
  }

  @Test(arguments: [", ", " "], ["relay_domains", "relay_hosts"])
  func itemsBetweenCommasAreLeft(separator: String, option: String) throws {
    let items = (0..<30).map {
      option == "relay_hosts" ? "192.0.2.\($0 / 2)" : "d\($0 / 2).example"
    }
    let list = items.map { "\"\($0)\"" }.joined(separator: separator)
    let found = try findings("\(option) = ( \(list) )", "duplicate-list-item")
    #expect(found.count == 15 && found.allSatisfy { ($0.fix == nil) == (separator == ", ") })
  }

  /// Removing an item without a preference is safe while no later one has its place as preference.
  @Test func theLastItemThatCountsItsPlaceDecides() throws {
    let items = ["a.example", "__mx__", "a.example", "b.example", "__mx__", "a.example", "__mx__"]
    for copies in [1, 20] {
      let fillers = (1..<copies).map { "\"smtp://f\($0).example?pref=\($0)\" " }.joined()
      let list = items.map { "\"\($0)\"" }.joined(separator: " ")
      let text = "domain a.example { routes = ( \(fillers)\(list) ) }"
      let found = try findings(text, "routes-duplicate-item")
      #expect(
        found.map { self.text($0.span, of: text) } == [
          "\"a.example\"", "\"__mx__\"", "\"a.example\"", "\"__mx__\"",
        ])
      #expect(found.map { $0.fix?.isSafe } == [false, false, true, true])
    }
  }
}
