import EcelerityConf
import TestRandom
import Testing

@testable import ToolSupport

/// Tests that no report contains a password, however wrongly it is written.
struct SecretReportTests {
  /// The number of random ways of writing it.
  private static let count: UInt64 = 2000

  private func findings(_ text: String) throws -> [Finding] {
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    return Finding.all(Linter().lint(configuration), in: configuration)
  }

  @Test func noFindingRepeatsAPassword() throws {
    for seed in 0..<Self.count {
      let text = GeneratedSecret(seed: seed).text
      for finding in try findings(text) {
        let diagnostic = finding.diagnostic
        var told = [diagnostic.message, diagnostic.detail, diagnostic.scope, finding.excerpt.text]
        told += finding.related.map(\.message)
        if finding.shownFix != nil { told += finding.edits.map(\.text) }
        #expect(!told.contains { $0.contains(GeneratedSecret.word) }, "\(told) of\n\(text)")
      }
    }
  }

  @Test func noMessageOfTheGrammarRepeatsAPassword() {
    for seed in 0..<Self.count {
      let text = GeneratedSecret(seed: seed).text
      let tree = SyntaxTree(parsing: SourceFile(path: "a.conf", text: text))
      for problem in tree.problems {
        let message = problem.message(in: tree)
        #expect(!message.contains(GeneratedSecret.word), "\(message) of\n\(text)")
      }
    }
  }

  /// A URL may be anywhere, valid or not.
  @Test(arguments: [
    "gateway = \"URL\"", "domain \"oak.example\" { gateway = \"URL\" }",
    "domain \"oak.example\" { routes = ( \"URL\" \"URL\" \"URL?pref=1\" ) }",
    "routes = ( URL?port=25 )",
    "tls = \"URL\"", "prohibited_hosts = ( \"URL\" \"URL\" )",
    "relay_domains = ( \"URL\" \"URL\" )",
    "ehlo_hostname = 'URL'", "domain \"URL\" { tls = bogus }", "URL = x", "x URL", "gatewey = URL",
    "bind_address = URL", "static_routes { target = \"URL\" }", "reroute_domain = \"URL\"",
    "ha_proxy_server = \"URL\"", "gateway = \"URL", "gateway = “URL”", "include \"URL\"",
  ])
  func noFindingRepeatsThePasswordOfAURL(text: String) throws {
    for url in [
      "smtp://joe:hunter2@relay.example:25", "smtp://joe:hunter2@[::1", "x://:hunter2@a b",
    ] {
      for finding in try findings(text.replacing("URL", with: url)) {
        let diagnostic = finding.diagnostic
        var told = [diagnostic.message, diagnostic.detail, diagnostic.scope, finding.excerpt.text]
        told += finding.related.map(\.message)
        if finding.shownFix != nil { told += finding.edits.map(\.text) }
        #expect(!told.contains { $0.contains("hunter2") }, "\(told) of\n\(text)")
      }
    }
  }

  /// A key file may be included by mistake.
  @Test(arguments: ["PRIVATE KEY", "RSA PRIVATE KEY", "OPENSSH PRIVATE KEY"])
  func noFindingRepeatsAPrivateKey(label: String) throws {
    var random = SeededRandom(7)
    let digits = Array("ABCDEFabcdef0123456789+/")
    let lines = (0..<60).map { _ in
      String((0..<64).map { _ in digits.randomElement(using: &random) ?? "A" })
    }
    let text = (["-----BEGIN \(label)-----"] + lines + ["abc=="]).joined(separator: "\n")
    let found = try findings(text + "\n-----END \(label)-----\ntls = bogus\n")
    #expect(found.count > 20)
    #expect(found.contains { $0.excerpt.text == "tls = bogus" })
    for finding in found {
      let diagnostic = finding.diagnostic
      let told =
        [diagnostic.message, diagnostic.detail, diagnostic.scope, finding.excerpt.text]
        + finding.related.map(\.message)
      for line in lines {
        let start = line.prefix(12)
        #expect(!told.contains { $0.contains(start) }, "\(told)")
      }
    }
  }

  // MARK: Excerpts

  @Test(arguments: [
    ("outbound_smtp_auth_pass = \"hunter2\" tls = bogus", "outbound_smtp_auth_pass = …"),
    ("outbound_smtp_auth_pass=hunter2 tls = bogus", "outbound_smtp_auth_pass= …"),
    ("tls = bogus outbound_smtp_auth_pass \"hunter2\"", "tls = bogus outbound_smtp_auth_pass …"),
    (
      "tls = bogus # outbound_smtp_auth_pass = \"hunter2\"",
      "tls = bogus # outbound_smtp_auth_pass = …"
    ),
    ("# a comment\ntls = bogus # it is no secret", "tls = bogus # it is no secret"),
    ("/* outbound_smtp_auth_pass =\n  \"hunter2\" */ tls = bogus", " …"),
    ("tls = bogus # don't say \"secret = hunter2", "tls = bogus # don't say \"secret = …"),
    ("tls = bogus outbound_smtp_auth_user = \"a\"", "tls = bogus outbound_smtp_auth_user = \"a\""),
  ])
  func anExcerptEndsBeforeAPassword(text: String, excerpt: String) throws {
    let finding = try #require(try findings(text).first { $0.diagnostic.rule == "invalid-enum" })
    #expect(finding.excerpt.text == excerpt)
  }

  @Test func theLinesOfADictionaryShowTheirKeys() throws {
    let found = try findings(
      """
      esmtp_listener {
        listen ":25" {
          authloginparameters = [
            uri = 'pgsql:user=u;password=hunter2'
          ]
        }
      }
      """)
    let finding = try #require(found.first { $0.diagnostic.rule == "single-quotes" })
    #expect(finding.excerpt.text == "      uri = …")
  }

  /// Each place on a long line has an excerpt of its own.
  @Test func aLongLineIsHiddenInEachOfItsParts() throws {
    let other = String(repeating: "gatewey = \"a\" ", count: 100)
    let secret = "outbound_smtp_auth_pass = \"hunter2\" # secret = hunter2"
    let found = try findings(other + secret.dropLast(18) + other + other + secret)
    #expect(found.count > 300)
    for finding in found { #expect(!finding.excerpt.text.contains("hunter2")) }
    #expect(found.count { $0.excerpt.text.hasSuffix("outbound_smtp_auth_pass = …") } > 20)
    #expect(found.contains { !$0.excerpt.text.contains("…") })
  }

  // MARK: Fixes

  @Test(arguments: [
    "outbound_smtp_auth_pass = “hunter2”", "outbound_smtp_auth_pass = 'hunter2'",
    "outbound_smtp_auth_pass = hunter2@#$", "outbound_smtp_auth_pass = hun/ter2",
    "outbound_smtp_auth_pass = ( \"hunter2\" )", "adaptive { data_store = http://a:hunter2@b }",
  ])
  func aFixOfAPasswordIsItsQuotesAndBracketsAlone(text: String) throws {
    let fixes = try findings(text).filter { $0.shownFix != nil }
    #expect(!fixes.isEmpty)
    for edit in fixes.flatMap(\.edits) { #expect(["\"", "( ", " )", ""].contains(edit.text)) }
  }

  /// The fix moves the statement into another stanza.
  @Test func aFixThatMovesAPasswordIsNotShown() throws {
    let found = try findings(
      """
      domain "mill.example" {
        gateway = "relay.example"
        outbound_smtp_auth_pass = "hunter2"
      }
      """)
    let rule = "domain-options-ignored-by-gateway"
    let finding = try #require(found.first { $0.diagnostic.rule == rule })
    #expect(finding.diagnostic.fix != nil && finding.shownFix == nil)
    #expect(finding.edits.contains { $0.text.contains("hunter2") })
  }

  /// As written and as parsed.
  @Test(arguments: [#"x = hun\"ter2"#, #"x = hun"ter2"#])
  func aPasswordInAFixIsKnownHoweverItIsWritten(text: String) throws {
    let configuration = try Configuration.load(
      "a.conf", from: MemoryLoader(["a.conf": #"outbound_smtp_auth_pass = "hun\"ter2""#]))
    let file = configuration.files[0]
    let span = SourceSpan(file.id, ByteRange(0, UInt32(file.tree.source.bytes.count)))
    let edit = Edit(replace: span, with: text)
    #expect(SecretsInEdits.areRepeated(by: [edit], in: [file]))
  }
}
