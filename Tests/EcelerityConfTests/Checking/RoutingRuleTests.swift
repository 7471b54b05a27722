import Testing

@testable import EcelerityConf

/// The rules about routing together: all their findings in each configuration.
struct RoutingRuleTests {
  // MARK: Oracles

  static let oracles = [
    RuleCase(
      "T-01",
      """
      gateway = 192.0.2.50
      domain mill.example {
        gateway = 192.0.2.20
        delivery_method = LMTP
      }
      """, "domain-options-ignored-by-gateway", "lmtp-without-explicit-port"),
    RuleCase("T-09", "domain \"d.example\" { routes = ( smtp://192.0.2.4?pref=10 ) }"),
    RuleCase("T-10", "gateway = fe80::1", "ipv6-missing-brackets"),
    RuleCase("T-11", "gateway = \"[fe80::a00]:1\"", "gateway-port-suffix"),
    RuleCase("T-12", "binding \"b\" { bind_address = 192.0.2.1 routes = ( \"a.example\" ) }"),
    RuleCase(
      "T-13",
      """
      binding "b" { bind_address = 192.0.2.1 domain "d.example" { routes = ( "a.example" ) } }
      """),
    RuleCase(
      "T-14", "domain \"d.example\" { delivery_method = \"ECSTREAM\" routes = ( \"a.example\" ) }",
      "ecstream-with-routes"),
    RuleCase(
      "T-15", "domain \"d.example\" { gateway = \"g.example\" routes = ( \"a.example\" ) }",
      "domain-options-ignored-by-gateway", "gateway-and-routes-same-scope"),
    RuleCase(
      "T-16",
      """
      gateway = "g.example"
      domain "d.example" { routes = ( "a.example" ) }
      """, "gateway-overrides-domain-routes"),
    RuleCase(
      "T-17",
      """
      gateway = "g.example"
      routes = ( "a.example" )
      """, "gateway-and-routes-same-scope", "global-routes", "global-routes-override-gateway"),
    RuleCase(
      "T-18",
      """
      binding "via" { gateway = "#hop" }
      domain "#hop" { routes = ( "smtp://r.example?port=587" ) }
      """),
    RuleCase(
      "T-19", "binding \"via\" { gateway = \"#hop\" }", "synthetic-domain-without-routes"),
    RuleCase(
      "T-20", "domain \"d.example\" { routes = ( \"smtp://a.example?pref=70000&prio=1\" ) }",
      "route-pref-out-of-range", "route-unknown-query-key"),
    RuleCase(
      "T-21", "domain \"d.example\" { routes = ( \"a.example\" \"A.example.\" ) }",
      "routes-duplicate-item"),
    // The sample's port is after the host, which is a hint; nothing conflicts.
    RuleCase(
      "O-071",
      """
      domain "#hop" { routes = ( "smtp://relay.example:587" )  tls = "required" }
      binding "via" {
        gateway = "#hop"
        outbound_smtp_auth_type = "LOGIN"
        outbound_smtp_auth_user = "u"
        outbound_smtp_auth_pass = "p"
      }
      """, "route-port-in-authority"),
    RuleCase(
      "O-074",
      """
      domain x.test {
        reroute_domain = "disabled"
        delayed_reroute_domain = "disabled"
        delivery_method = "delay_xfer"
        routes = ( "xfer://192.0.2.10?port=8080" )
        http_uri = "/delay_message"
      }
      domain oak.example { reroute_domain = "x.test" }
      """),
  ]

  @Test(arguments: oracles)
  func everySituationHasItsFindings(_ oracle: RuleCase) throws {
    #expect(try findings(oracle.text).map(\.rule) == oracle.rules)
  }

  // MARK: Gateway and routes together, row by row

  static let matrix = [
    RuleCase(
      "gateway and routes of the domain",
      "domain \"d.example\" { gateway = \"g.example\" routes = ( \"r.example\" ) }",
      "domain-options-ignored-by-gateway", "gateway-and-routes-same-scope"),
    RuleCase(
      "global gateway, routes of the domain",
      "gateway = \"g.example\"\n\(domainRoutes)", "gateway-overrides-domain-routes"),
    RuleCase(
      "gateway of a binding, routes of the domain",
      "binding \"b\" { gateway = \"g.example\" }\n\(domainRoutes)",
      "gateway-overrides-domain-routes"),
    RuleCase(
      "gateway of a group, routes of the domain",
      "binding_group \"g\" { gateway = \"g.example\" binding \"b\" { } }\n\(domainRoutes)",
      "gateway-overrides-domain-routes"),
    RuleCase(
      "gateway of the domain, global routes",
      "domain \"d.example\" { gateway = \"g.example\" }\n\(globalRoutes)",
      "global-routes", "global-routes-override-gateway"),
    RuleCase(
      "gateway of a binding, global routes",
      "binding \"b\" { gateway = \"g.example\" }\n\(globalRoutes)",
      "global-routes", "global-routes-override-gateway"),
    RuleCase(
      "gateway of a group, global routes",
      "binding_group \"g\" { gateway = \"g.example\" binding \"b\" { } }\n\(globalRoutes)",
      "global-routes", "global-routes-override-gateway"),
    RuleCase(
      "global gateway, global routes", "gateway = \"g.example\"\n\(globalRoutes)",
      "gateway-and-routes-same-scope", "global-routes", "global-routes-override-gateway"),
    RuleCase(
      "any gateway, routes of its name",
      """
      gateway = "g.example"
      binding "b" { gateway = "G.example." }
      domain "d.example" { gateway = "g.example" }
      domain "g.example" { routes = ( "r.example" ) }
      """),
    RuleCase(
      "any gateway, routes of its address",
      """
      gateway = "[2001:db8::7]"
      domain "[IPv6:2001:DB8::7]" { routes = ( "[2001:db8::8]" ) }
      """),
    RuleCase(
      "no gateway, routes of the domain and global", domainRoutes + globalRoutes, "global-routes"),
    RuleCase(
      "no gateway, routes of a domain in a binding or group",
      """
      binding "b" { domain "d.example" { routes = ( "r.example" ) } }
      binding_group "g" { domain "d.example" { routes = ( "r.example" ) } }
      """),
  ]

  private static let domainRoutes = "domain \"d.example\" { routes = ( \"r.example\" ) }\n"
  private static let globalRoutes = "routes = ( \"a.example\" )\n"

  @Test(arguments: matrix)
  func gatewayAndRoutesHaveTheirFindings(_ row: RuleCase) throws {
    #expect(try findings(row.text).map(\.rule) == row.rules)
  }

  // MARK: Where other scopes decide

  static let scopes = [
    RuleCase(
      "own gateway of the domain in every binding keeps it out",
      """
      binding "b" { gateway = "g.example" domain "d.example" { gateway = "d.example" } }
      domain "d.example" { routes = ( "r.example" ) }
      """),
    RuleCase(
      "routes for a regular expression of gateways",
      ##"""
      binding "b" { gateway = "#hop" }
      domain "/^#/" { routes = ( "r.example" ) }
      """##),
    RuleCase(
      "options for a regular expression that covers its gateway",
      #"domain "/[.]example$/" { gateway = "relay.example" tls = required }"#),
    RuleCase(
      "a method of the binding reaches the routes of a queue",
      ##"""
      binding "b" { gateway = "#push" delivery_method = APN }
      domain "#push" { routes = ( "apn://push.example?port=2195" ) }
      """##),
    RuleCase(
      "a method set for the gateway's name is no longer the domain's",
      """
      domain "d.example" { gateway = "g.example" delivery_method = LMTP }
      domain "g.example" { delivery_method = ESMTP }
      """, "domain-options-ignored-by-gateway"),
    RuleCase(
      "LMTP of a binding whose domains have routes",
      """
      binding "b" { delivery_method = LMTP lmtp_port = 24 }
      domain "d.example" { routes = ( "r.example" ) }
      """),
    RuleCase(
      "LMTP of a binding without any next hop",
      "binding \"b\" { delivery_method = LMTP lmtp_port = 24 }", "lmtp-to-mx"),
    RuleCase(
      "static routes replace the search for hosts",
      ##"""
      static_routes { target = "192.0.2.9:1234" }
      gateway = "#hop"
      delivery_method = LMTP
      """##),
    RuleCase(
      "a ring of gateways in a binding, and a way into it",
      """
      binding "b" {
        domain "x.example" { gateway = "y.example" }
        domain "y.example" { gateway = "x.example" }
        domain "z.example" { gateway = "y.example" }
      }
      """, "gateway-chain", "gateway-loop"),
    RuleCase(
      "options of a stanza of somebody's module", "mystery { gateway = \"smtp://a.example\" }"),
    RuleCase(
      "what a later assignment replaces",
      """
      domain "d.example" { gateway = "g.example" gateway = "d.example" routes = ( "a.example" ) }
      """, "gateway-self"),
  ]

  @Test(arguments: scopes)
  func otherScopesHaveTheirFindings(_ situation: RuleCase) throws {
    #expect(try findings(situation.text).map(\.rule) == situation.rules)
  }

  @Test func theDecidingPlaceIsShown() throws {
    let text = """
      binding "b" { gateway = "g.example" }
      domain "d.example" { routes = ( "r.example" ) }
      """
    let finding = try #require(try findings(text).first)
    #expect(finding.message == "gateway `g.example` of binding b applies to this domain")
    #expect(finding.detail.contains("inference") && finding.detail.contains("D-16"))
    #expect(finding.related.map { source(text, $0.span) } == ["\"g.example\""])
  }

  @Test func theMethodIsHonouredUnderOneReadingOnly() throws {
    let finding = try #require(try findings(Self.oracles[0].text).first)
    #expect(finding.rule == "domain-options-ignored-by-gateway")
    #expect(finding.severity == .warning)
    #expect(finding.message.contains("only by decision D-03"))
  }

  /// `smtp` resembles `lmtp` only in its letters: mail would be delivered differently.
  @Test(arguments: [
    ("smpt", true), ("esmtp", true), ("lmtp", false), ("LMTP", false), ("ecstream", false),
  ])
  func onlyWhatWasMeantIsSuggested(scheme: String, isSuggested: Bool) throws {
    let text = "domain d { routes = ( \"\(scheme)://a.example\" ) }"
    let finding = try #require(try findings(text).first)
    #expect(finding.rule == "route-unknown-scheme")
    #expect((finding.fix != nil) == isSuggested)
    let advice = isSuggested ? "did you mean `smtp`?" : "is chosen with `delivery_method`"
    #expect(finding.detail.hasSuffix(advice))
  }

  /// The detail contains the complete statement.
  @Test(arguments: [
    (
      "gateway = \"relay.example:587\"",
      "the manual has no port here (D-12); write `domain \"relay.example\" { remote_smtp_port = 587 }`"
    ),
    (
      "gateway = \"relay.example:24\"\ndelivery_method = LMTP",
      "the manual has no port here (D-12); write `domain \"relay.example\" { lmtp_port = 24 }`"
    ),
    (
      "gateway = \"relay.example:x\"",
      "the manual has no port here (D-12); set it in the stanza of the gateway's name"
    ),
  ])
  func aPortAfterAGatewayIsMoved(text: String, detail: String) throws {
    let finding = try #require(
      try findings(text).first { $0.rule == "gateway-port-suffix" })
    #expect(finding.detail == detail)
  }

  @Test(arguments: [
    ("domain \"é.example\" { }", "write it as in DNS, `xn--9ca.example`"),
    ("relay_domains = ( \"*.é.example\" )", "write it as in DNS, `*.xn--9ca.example`"),
    ("domain \"É.example\" { }", "write it as in DNS"),
  ])
  func aNameBeyondASCIIIsShownAsInDNS(text: String, detail: String) throws {
    let found = Linter().lint(try load(text)).first { $0.rule == "domain-non-ascii" }
    #expect(found?.detail == detail)
  }

  /// An address has no exchangers.
  @Test(arguments: [("d.example", "its exchangers"), ("192.0.2.7", "the address")])
  func aDomainIsItsOwnNextHop(name: String, nextHop: String) throws {
    let text = "domain \"\(name)\" { gateway = \"\(name)\" }"
    let finding = try #require(try findings(text).first { $0.rule == "gateway-self" })
    #expect(
      finding.detail == "by inference mail goes to \(nextHop) anyway; remove it")
  }

  @Test func severityFollowsTheForm() throws {
    #expect(try findings("gateway = \"[fe80::a00]:1\"").map(\.severity) == [.warning])
    #expect(try findings("gateway = \"relay.example:587\"").map(\.severity) == [.error])
    let zero = "domain \"d.example\" { routes = ( \"smtp://a.example?port=0\" ) }"
    #expect(try findings(zero).map(\.severity) == [.info])
  }

  // MARK: Fixes

  @Test(arguments: [
    ("gateway = fe80::1", "gateway = \"[fe80::1]\""),
    (
      "esmtp_listener { listen 2001:db8::7:25 { } }",
      "esmtp_listener { listen \"[2001:db8::7]:25\" { } }"
    ),
    (
      "domain d { routes = ( a.example?pref=1 ) }",
      "domain d { routes = ( \"smtp://a.example?pref=1\" ) }"
    ),
    (
      "domain d { routes = ( \"smtp://192.0.2.7?type=a&pref=1\" ) }",
      "domain d { routes = ( \"smtp://192.0.2.7?pref=1\" ) }"
    ),
    (
      "domain d { routes = ( \"smtp://192.0.2.7?pref=1&type=a\" ) }",
      "domain d { routes = ( \"smtp://192.0.2.7?pref=1\" ) }"
    ),
    (
      "domain d { routes = ( \"smtp://192.0.2.7?type=a\" ) }",
      "domain d { routes = ( \"smtp://192.0.2.7\" ) }"
    ),
    (
      "domain d { routes = ( \"smtp://a.example:26/?pref=1\" ) }",
      "domain d { routes = ( \"smtp://a.example/?pref=1&port=26\" ) }"
    ),
    (
      "domain d { routes = ( \"smtp://[2001:db8::7]:26\" ) }",
      "domain d { routes = ( \"smtp://[2001:db8::7]?port=26\" ) }"
    ),
    (
      "domain d { routes = ( \"smtp://a.example:25?port=26\" ) }",
      "domain d { routes = ( \"smtp://a.example?port=26\" ) }"
    ),
    ("domain d { routes = ( a A ) }", "domain d { routes = ( a ) }"),
    (
      "domain d { routes = ( \"smtp://a?pref=5\" b __mx__ c ) }",
      "domain d { routes = ( \"smtp://a?pref=5\" \"smtp://b?pref=1\" __mx__ \"smtp://c?pref=3\" ) }"
    ),
    (
      "gateway = \"r.example:587\"",
      "gateway = \"r.example\"\ndomain \"r.example\" { remote_smtp_port = 587 }"
    ),
    (
      "binding b { gateway = \"[2001:db8::7]:24\" delivery_method = lmtp }",
      "binding b { gateway = \"[2001:db8::7]\" delivery_method = lmtp }\ndomain \"[IPv6:2001:db8::7]\" { lmtp_port = 24 }"
    ),
    ("domain d { gateway = smtp://r.example }", "domain d { routes = ( \"smtp://r.example\" ) }"),
    ("binding b { gateway = \"smtp://r.example\" }", "binding b { gateway = \"r.example\" }"),
    (
      "domain d {\n  gateway = g\n  tls = no\n}",
      "domain d {\n  gateway = g\n}\ndomain \"g\" { tls = no }"
    ),
    (
      "domain d {\n  gateway = \"x\\\"y\"\n  tls = no\n}",
      "domain d {\n  gateway = \"x\\\"y\"\n}\ndomain \"x\\\"y\" { tls = no }"
    ),
    ("routes = ( \"smtp://192.0.2.7?port=26\" )", "static_routes { target = \"192.0.2.7:26\" }"),
    (
      "domain d {\n  gateway = g\n  delivery_method = LMTP\n}\ndomain g { }",
      "domain d {\n  gateway = g\n  delivery_method = LMTP\n  lmtp_port = 2003\n}\ndomain g { }"
    ),
  ])
  func fixesChangeTheText(_ before: String, _ after: String) throws {
    let results = try findings(before).compactMap { $0.fix.map { apply($0, to: before) } }
    #expect(results.contains(after), "\(results)")
  }

  @Test func safeFixesLeaveNothingToSay() throws {
    for rule in RuleCatalog.routing where rule.description.remedy == .safe {
      for example in rule.description.examples where example.isReported {
        let found = try findings(example.text).filter { $0.rule == rule.description.id }
        for fix in found.compactMap(\.fix) where fix.isSafe && found.count == 1 {
          let again = try findings(apply(fix, to: example.text)).map(\.rule)
          #expect(!again.contains(rule.description.id), "\(example.text)")
        }
      }
    }
  }

  // MARK: Work

  /// Twice the configuration is twice the work, for bindings, domains and regular expressions alike.
  @Test func workGrowsWithTheConfiguration() throws {
    let (small, large) = (try work(50), try work(100))
    #expect(small.evaluations > 0 && large.evaluations <= 2 * small.evaluations + 8)
    #expect(small.findings > 0 && large.findings <= 2 * small.findings)
  }

  @Test func matchesAreLimited() throws {
    let patterns = (0..<100).map { "domain \"/x\($0)/\" { tls = no }\n" }.joined()
    let domains = (0..<500).map { "domain d\($0) { routes = ( r ) }\n" }.joined()
    var found = Findings(of: try load("gateway = g\n" + patterns + domains))
    found.delivery.options.matches.limit = 2000
    for setting in found.configuration.allSettings where setting.keyword == .routes {
      GatewayOverridesDomainRoutes.check(setting, &found)
    }
    #expect(found.delivery.options.matches.used == found.delivery.options.matches.limit)
    #expect(found.diagnostics.count == 20)
  }

  private func work(_ count: Int) throws -> (evaluations: Int, findings: Int) {
    var text = "delivery_method = LMTP\nroutes = ( \"smtp://r.example\" )\n"
    for index in 0..<count {
      text += """
        binding "b\(index)" { gateway = "g\(index).example" domain "n\(index)" { gateway = "x" } }
        domain "d\(index).example" { routes = ( "r.example" ) }
        domain "e\(index).example" { gateway = "e\(index + 1).example" lmtp_port = 24 }
        domain "f\(index).example" { delivery_method = ECSTREAM }

        """
    }
    var found = Findings(of: try load(text))
    for rule in RuleCatalog.routing {
      if let rule = rule as? any ConfigurationRule.Type { rule.check(found.configuration, &found) }
      guard let rule = rule as? any SettingRule.Type,
        case .options(let keywords) = rule.interest
      else { continue }
      for setting in found.configuration.allSettings {
        if setting.keyword.map(keywords.contains) == true { rule.check(setting, &found) }
      }
    }
    return (found.delivery.options.evaluationCount, found.diagnostics.count)
  }

  // MARK: Duplicate next hops

  /// Without numbers the places are the preferences, and a removal in the middle changes them.
  @Test(arguments: [
    ("b.example a.example a.example", true), ("a.example a.example b.example", false),
    ("a.example a.example __mx__", true),
    (#""smtp://a.example?pref=1" "smtp://a.example?pref=1""#, false),
  ])
  func leavingOutTheLastIsSafe(items: String, isSafe: Bool) throws {
    let found = try findings("domain oak.example { routes = ( \(items) ) }\n")
    let finding = try #require(found.first { $0.rule == "routes-duplicate-item" })
    #expect(finding.fix?.isSafe == isSafe)
  }

  // MARK: Reading

  private func load(_ text: String) throws -> Configuration {
    try Configuration.load("main.conf", from: MemoryLoader(["main.conf": text]))
  }

  /// The findings of the family, by rule.
  private func findings(_ text: String) throws -> [Diagnostic] {
    Linter(RuleCatalog.routing).lint(try load(text)).sorted { $0.rule < $1.rule }
  }

  private func source(_ text: String, _ span: SourceSpan) -> String {
    String(decoding: Array(text.utf8)[span.range.indices], as: UTF8.self)
  }

  private func apply(_ fix: Fix, to text: String) -> String {
    var bytes = Array(text.utf8)
    for edit in fix.edits.sorted(by: { $0.span.range.lowerBound > $1.span.range.lowerBound }) {
      bytes.replaceSubrange(edit.span.range.indices, with: edit.text.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
