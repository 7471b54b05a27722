import EcelerityConf
import Testing

/// Fixes that would send mail elsewhere or make it fail are not applied, or not without consent.
struct FixesKeepMailTests {
  private func fix(
    _ text: String, suggestions: Bool = false, only rules: Set<String>? = nil
  ) throws -> (text: String, outcome: FixOutcome) {
    let application = FixApplication(
      includesSuggestions: suggestions,
      choose: { findings, _ in findings.filter { rules?.contains($0.rule) ?? true } })
    let outcome = try application.run(["a.conf"], from: MemoryLoader(["a.conf": text]))
    return (outcome.files.first.map { String(decoding: $0.after, as: UTF8.self) } ?? text, outcome)
  }

  private func findings(_ text: String, _ rule: String) throws -> [Diagnostic] {
    Linter().lint(try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text])))
      .filter { $0.rule == rule }
  }

  // MARK: Ports

  /// Zero is no port (decision D-13), so that of the authority counts.
  @Test(arguments: [
    "smtp://h.example:587?port=0", "smtp://h.example:26?port=00", "smtp://h.example:26?port=",
    "smtp://[2001:db8::1]:26?pref=1&port=00", "smtp://h.example:587?port=99999",
  ])
  func aParameterThatIsNoPortReplacesNone(_ route: String) throws {
    let text = """
      use_ipv6 = true
      domain "#hop" { routes = ( "\(route)" ) }
      domain "#two" { routes = ( "a.example" "b.example" "a.example" "\(route)" ) }

      """
    let fixed = try fix(text).text
    #expect(fixed.ranges(of: route).count == 2, "\(fixed)")
  }

  @Test func aParameterWithTheSamePortReplacesTheOther() throws {
    let fixed = try fix("domain \"#hop\" { routes = ( \"smtp://h.example:587?port=587\" ) }\n").text
    #expect(fixed == "domain \"#hop\" { routes = ( \"smtp://h.example?port=587\" ) }\n")
  }

  @Test(arguments: [
    "domain \"g.example\" { routes = ( \"x.example\" ) }", "routes = ( \"x.example\" )",
    "binding b { bind_address = 192.0.2.1 routes = ( \"x.example\" ) }",
    "domain \"/^g[.]example/\" { routes = ( \"x.example\" ) }",
  ])
  func thePortOfAGatewayIsNotMovedWhereRoutesApply(_ routes: String) throws {
    let text = "domain \"a.example\" { gateway = \"g.example:26\" }\n\(routes)\n"
    let found = try findings(text, "gateway-port-suffix")
    #expect(found.count == 1 && found[0].fix == nil)
    #expect(found.first?.detail.hasSuffix("set it in the routes of the gateway's name") == true)
  }

  @Test func thePortOfABindingIsNotReplaced() throws {
    let domain = "domain \"g.example\" { delivery_method = LMTP gateway = \"192.0.2.50\" }\n"
    let rule = "lmtp-without-explicit-port"
    #expect(try findings(domain, rule).first?.fix != nil)
    for container in ["binding", "binding_group"] {
      let text = "\(container) b { lmtp_port = 24 }\n" + domain
      let found = try findings(text, rule)
      #expect(found.count == 1 && found[0].fix == nil, "\(container)")
    }
  }

  // MARK: Prohibited hosts

  @Test func addressesWithoutBracketsCoverMore() throws {
    let text = "prohibited_hosts = ( \"[::1]/128\" )\n"
    #expect(try fix(text).text == text)
    #expect(try fix(text, suggestions: true).text == "prohibited_hosts = ( \"::1/128\" )\n")
  }

  @Test(arguments: [
    "gateway = localhost", "domain \"a.example\" { gateway = \"Localhost\" }",
    "domain \"a.example\" { routes = ( \"smtp://localhost?port=10025\" ) }",
    "gateway = \"mail.localhost\"",
  ])
  func noListMakesMailToLocalhostFail(_ option: String) throws {
    let text = "esmtp_listener { }\n\(option)\n"
    let found = try findings(text, "no-prohibited-hosts")
    #expect(found.count == 1 && found[0].fix == nil && found[0].related.count == 1)
  }

  // MARK: Several fixes at once

  /// What a fix causes in text that another one makes readable is found, too.
  @Test(arguments: [
    "domain = \"/^a[.]example$/\" { gateway = \"a.example\" }\n",
    "domain “/^a[.]example$/” { gateway = \"a.example\" }\n",
  ])
  func readableTextExcusesNoOtherFix(_ stanza: String) throws {
    let fixed = try fix(stanza + "domain \"x.example\" { tls = “no” }\n")
    #expect(fixed.text.contains("domain \"/^a[.]example$/\" { gateway = \"a.example\" }"))
    #expect(fixed.text.contains("tls = \"no\""))
    #expect(fixed.outcome.rejected.map(\.rule) == ["regex-is-literal"])
  }

  @Test func readableTextExcusesNoProhibition() throws {
    let text = """
      prohibited_hosts = ( "[2001:db8::]/32" )
      use_ipv6 = yes
      domain = a.example { gateway = "[2001:db8::7]" }

      """
    let fixed = try fix(text, suggestions: true)
    #expect(
      fixed.text.contains("( \"[2001:db8::]/32\" )") && fixed.text.contains("domain a.example"))
    #expect(fixed.outcome.rejected.map(\.rule) == ["ipv6-brackets-not-allowed"])
  }

  // MARK: Names of stanzas

  @Test(arguments: ["max_retries = \"x\"", "gatewey = \"127.0.0.1\"", "tls = requird"])
  func theContentsOfAMisspeltStanzaAreNew(_ option: String) throws {
    let fixed = try fix(
      "domian \"d.example\" { \(option) }\n", suggestions: true, only: ["unknown-stanza"])
    #expect(fixed.text == "domain \"d.example\" { \(option) }\n")
  }

  @Test func contentsThatBelongElsewhereDisproveAName() throws {
    let text = "domian \"d.example\" { bind_address = 192.0.2.1 }\n"
    #expect(try fix(text, suggestions: true, only: ["unknown-stanza"]).text == text)
  }

  // MARK: Places

  @Test(arguments: [
    ("# licence\n# vim: ft=conf\n\n", "# a listener\n"), ("/* licence\n */\n", ""),
    ("# conffmt: off\n", ""), ("", ""), ("\u{FEFF}# licence\n", ""),
    ("# licence\n", "# conflint: allow tls-disabled\n"), ("\n", "# a listener\n"),
  ])
  func optionsAreInsertedBelowTheHeader(header: String, comment: String) throws {
    let text = "esmtp_listener {\n  listen \":25\" { }\n}\n"
    let fixed = try fix(header + comment + text, suggestions: true, only: ["no-prohibited-hosts"])
    let list = "prohibited_hosts = ( \"127.0.0.0/8\" \"0.0.0.0\" )\n"
    #expect(fixed.text == header + list + comment + text)
  }

  // MARK: Expressions

  @Test func expressionsForDifferentNamesAreReplacedAtOnce() throws {
    let stanzas = { (label: (Int) -> String) in
      (0..<60).map { "domain \"\(label($0))\" { max_retries = \($0) }\n" }.joined()
    }
    let fixed = try fix(stanzas { "/^d\($0)[.]example$/" })
    #expect(fixed.text == stanzas { "d\($0).example" })
    #expect(fixed.outcome.remainingCount == 0)
  }

  @Test func anExpressionBelowAnotherNeedsConsent() throws {
    let first = "domain \"/example$/\" { max_retries = 5 }\n"
    let found = try findings(
      first + "domain \"/^a[.]example$/\" { max_retries = 6 }\n", "regex-is-literal")
    #expect(found.map(\.fix?.isSafe) == [false])
  }
}
