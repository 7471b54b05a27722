import Foundation
import TestFiles
import TestServers
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Tests that the report formats for other programs are valid, whatever the files contain.
struct ReportTests {
  private let conflint = BuiltTool(name: "conflint")
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Names and values that need escaping in every format.
  private let nasty = "<a href='x'>%0A & \"quoted\" ]]> é𝄞 \u{1}.conf"
  private let mistakes =
    "/* é𝄞 */ gatewey = \"<script>alert(1)</script>\"\nrelay_hosts = ( 192.0.2.1, 192.0.2.2 )\n"
    + "domain \"a,b::c\" {\n"

  private func report(_ format: String, _ name: String, _ text: String) throws -> String {
    try directory.file(name, text)
    let outcome = try conflint.run("--output-format", format, "--", name, in: directory.path)
    #expect(outcome.error == "")
    return outcome.output
  }

  private func json(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  // MARK: SARIF

  private func results(_ log: Any) throws -> [[String: Any]] {
    let runs = try #require((log as? [String: Any])?["runs"] as? [[String: Any]])
    return try #require(runs.first?["results"] as? [[String: Any]])
  }

  @Test func sarifFitsItsSchema() throws {
    let log = try json(report("sarif", "a b.conf", mistakes))
    #expect(try JSONSchema(named: "sarif").violations(of: log) == [])
    #expect(try results(log).count >= 3)
    let empty = try json(report("sarif", "clean.conf", "tls = no\n"))
    #expect(try JSONSchema(named: "sarif").violations(of: empty) == [])
  }

  @Test func sarifCountsCodePoints() throws {
    let log = try json(report("sarif", "a b.conf", mistakes))
    let result = try #require(
      try results(log).first { $0["ruleId"] as? String == "unknown-option" })
    let location = (result["locations"] as? [[String: Any]])?.first
    let physical = location?["physicalLocation"] as? [String: Any]
    // é takes two bytes and 𝄞 four, or two UTF-16 units; each is one code point.
    #expect(
      physical?["region"] as? [String: Int]
        == ["startLine": 1, "startColumn": 10, "endLine": 1, "endColumn": 17])
    #expect((physical?["artifactLocation"] as? [String: String])?["uri"] == "a%20b.conf")
    let fix = (result["fixes"] as? [[String: Any]])?.first
    let change = (fix?["artifactChanges"] as? [[String: Any]])?.first
    let replacement = (change?["replacements"] as? [[String: Any]])?.first
    #expect((replacement?["insertedContent"] as? [String: String])?["text"] == "gateway")
    #expect((replacement?["deletedRegion"] as? [String: Int])?["endColumn"] == 17)
  }

  @Test func sarifNamesTheRuleBehindEachResult() throws {
    let log = try json(report("sarif", "a.conf", mistakes))
    let run = ((log as? [String: Any])?["runs"] as? [[String: Any]])?.first
    let driver = (run?["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rules = try #require(driver?["rules"] as? [[String: Any]])
    for result in try results(log) {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
  }

  @Test func fingerprintsStayWhenLinesMoveAndDifferOtherwise() throws {
    func prints(_ text: String) throws -> [String] {
      try results(json(report("sarif", "a.conf", text))).compactMap {
        ($0["partialFingerprints"] as? [String: String])?["conflint/v1"]
      }
    }
    let two = try prints("gatewey = a\nruotes = a\n")
    #expect(try prints("\n# x\n  gatewey = a\nruotes = a\n") == two)
    #expect(Set(two).count == two.count && two.allSatisfy { $0.count == 32 })
    let alike = try prints("gatewey = a\ngatewey = a\n")
    #expect(Set(alike).count == alike.count)
  }

  @Test func bracesAreNoPlaceholders() throws {
    let log = try json(report("sarif", "a.conf", "domain \"a\" {\n"))
    let messages = try results(log).compactMap { ($0["message"] as? [String: String])?["text"] }
    #expect(messages.contains { $0.contains("add `}}`") })
    let other = try json(report("sarif", "b.conf", "domain \"a\"\n"))
    let others = try results(other).compactMap { ($0["message"] as? [String: String])?["text"] }
    #expect(others.contains { $0.contains("expected `{{`") }, "\(others)")
  }

  /// A link in a message would be controlled by the author of the file (section 3.11.6).
  @Test func whatAFileSaysIsNoLink() throws {
    let text =
      "tls = \"[Approve](https://evil.example/login)\"\ninclude \"[a](https://b.example)\"\n"
    let log = try report("sarif", "a.conf", text)
    #expect(log.contains("[Approve] (https://evil.example/login)"))
    #expect(!log.contains("]("))
  }

  // MARK: GitLab

  @Test func gitlabFitsItsSchema() throws {
    let issues = try json(report("gitlab", "./a.conf", mistakes))
    #expect(try JSONSchema(named: "gitlab").violations(of: issues) == [])
    let list = try #require(issues as? [[String: Any]])
    #expect(list.allSatisfy { ($0["location"] as? [String: Any])?["path"] as? String == "a.conf" })
    #expect(Set(list.compactMap { $0["fingerprint"] as? String }).count == list.count)
    #expect(try (json(report("gitlab", "clean.conf", "tls = no\n")) as? [Any])?.isEmpty == true)
  }

  // MARK: GitHub

  @Test func githubCommandsAreOneLineEach() throws {
    let name = "100%,a:b\n.conf"
    let lines = try report("github", name, mistakes).split(separator: "\n")
    #expect(lines.count >= 3)
    #expect(
      lines[0].hasPrefix(
        "::error file=100%25%2Ca%3Ab%0A.conf,line=1,endLine=1,col=10,endColumn=17,"
          + "title=unknown-option::option `gatewey` is not known; did you mean `gateway`? "))
    for line in lines {
      #expect(["::error ", "::warning ", "::notice "].contains { line.hasPrefix($0) })
    }
  }

  @Test func githubCommandsHoldNothingThatTerminalsObey() throws {
    let report = try report("github", "\u{1B}[1m.conf", "gatewey\u{7} = \u{1B}[31m\n")
    #expect(report.hasPrefix("::error file=\\u{1B}[1m.conf,"))
    #expect(!report.contains("\u{1B}") && !report.contains("\u{7}"))
  }

  // MARK: JUnit

  @Test func junitIsWellFormedAndCounts() throws {
    let reader = try XMLReader(report("junit", nasty, mistakes))
    let suites = try #require(reader.elements.first)
    #expect(suites.name == "testsuites")
    let cases = reader.elements.filter { $0.name == "testcase" }
    #expect(suites.attributes["tests"] == "\(cases.count)")
    let failures = reader.elements.filter { $0.name == "failure" }
    #expect(suites.attributes["failures"] == "\(failures.count)" && !failures.isEmpty)
    #expect(cases[0].attributes["file"] == nasty.replacing("\u{1}", with: "\\u{01}"))
    let informed = try XMLReader(
      report("junit", nasty, mistakes + "domain \"Oak.example\" { tls = no }\n"))
    #expect(informed.elements.contains { $0.name == "system-out" })
    #expect(informed.elements.first?.attributes["failures"] == "\(failures.count)")
    let clean = try XMLReader(report("junit", "clean.conf", "tls = no\n"))
    #expect(clean.elements.filter { $0.name == "testcase" }.count == 1)
  }

  @Test(.enabled(if: ExternalProgram("xmllint") != nil, "xmllint is not installed"))
  func junitFitsItsSchema() throws {
    let lint = try #require(ExternalProgram("xmllint"))
    let schema = Repository.path("docs/schema/junit.xsd")
    for text in [mistakes + "domain \"Oak.example\" { tls = no }\n", "tls = no\n"] {
      try directory.file("report.xml", report("junit", nasty, text))
      let outcome = try lint.run(["--noout", "--schema", schema, "report.xml"], in: directory.path)
      #expect(outcome.status == 0, "\(outcome.text)")
    }
  }

  // MARK: HTML

  @Test func htmlIsOnePageWithoutMarkupOfTheFiles() throws {
    let page = try report("html", nasty, mistakes)
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    #expect(!page.contains("<script") && page.contains("&lt;script&gt;"))
    #expect(!page.contains("<a href='x'>") && !page.contains("src="))
    #expect(page.contains("<mark>gatewey</mark>"))
    // Every linked rule is explained on the page.
    for link in page.matches(of: /href="#([^"]*)"/) {
      #expect(page.contains("id=\"\(link.1)\""))
    }
    let body = page.drop { $0 != "\n" }.replacing(/<meta [^>]*>/, with: "")
    #expect(try !XMLReader(String(body)).elements.isEmpty)
  }

  // MARK: Names and failures

  private func path(of issues: Any) -> [String] {
    (issues as? [[String: Any]] ?? []).compactMap {
      ($0["location"] as? [String: Any])?["path"] as? String
    }
  }

  /// A file below the working directory has the same name however it was passed to the command.
  @Test func filesAreNamedFromTheWorkingDirectoryOn() throws {
    try directory.file("sub/a.conf", mistakes)
    let elsewhere = try TemporaryDirectory()
    let link = try elsewhere.link("link", to: directory.path)
    var reports: [[String]] = []
    for name in ["sub/a.conf", directory.path + "/sub/a.conf", link + "/sub/a.conf"] {
      reports.append(
        try ["gitlab", "sarif"].map {
          try conflint.run("--output-format", $0, name, in: directory.path).output
        })
    }
    #expect(reports[1] == reports[0])
    #expect(reports[2] == reports[0])
    let paths = path(of: try json(reports[0][0]))
    #expect(!paths.isEmpty && paths.allSatisfy { $0 == "sub/a.conf" })
    let outside = try conflint.run(
      "--output-format", "gitlab", directory.path + "/sub/a.conf", in: elsewhere.path)
    #expect(path(of: try json(outside.output)).allSatisfy { $0 == directory.path + "/sub/a.conf" })
  }

  /// A reader of the report alone must not mistake it for a clean one.
  @Test func whatCouldNotBeReadIsNotCalledClean() throws {
    try directory.file("clean.conf", "tls = no\n")
    let outcome = try conflint.run(
      "--output-format", "junit", "clean.conf", "none.conf", in: directory.path)
    #expect(outcome.status == 2)
    let reader = try XMLReader(outcome.output)
    #expect(reader.elements.first?.attributes["errors"] == "1")
    #expect(reader.elements.first?.attributes["tests"] == "1")
    let error = try #require(reader.elements.first { $0.name == "error" })
    #expect(error.attributes["message"]?.contains("none.conf") == true)
    if let lint = ExternalProgram("xmllint") {
      try directory.file("report.xml", outcome.output)
      let schema = Repository.path("docs/schema/junit.xsd")
      let checked = try lint.run(["--noout", "--schema", schema, "report.xml"], in: directory.path)
      #expect(checked.status == 0, "\(checked.text)")
    }
  }

  @Test func sarifTellsWhatCouldNotBeRead() throws {
    try directory.file("clean.conf", "tls = no\n")
    for (names, isSuccessful) in [(["clean.conf"], true), (["clean.conf", "none.conf"], false)] {
      let outcome = try conflint.run(["--output-format", "sarif"] + names, in: directory.path)
      let log = try json(outcome.output)
      #expect(try JSONSchema(named: "sarif").violations(of: log) == [])
      let run = ((log as? [String: Any])?["runs"] as? [[String: Any]])?.first
      let invocation = try #require((run?["invocations"] as? [[String: Any]])?.first)
      #expect(invocation["executionSuccessful"] as? Bool == isSuccessful)
      let told = invocation["toolExecutionNotifications"] as? [[String: Any]] ?? []
      #expect("\(told)".contains("none.conf") == !isSuccessful)
    }
  }

  @Test func otherFormatsAreNoneOfTheListOfRules() throws {
    let outcome = try conflint.run("--list-rules", "--output-format", "sarif", in: directory.path)
    #expect(outcome.status == 2 && outcome.output == "")
  }
}

/// The elements of an XML document, in order.
private final class XMLReader: NSObject, XMLParserDelegate {
  private(set) var elements: [(name: String, attributes: [String: String])] = []

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    try #require(parser.parse(), "\(String(describing: parser.parserError)): \(text)")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append((name, attributes))
  }
}
