import Testing

@testable import EcelerityConf

/// The rules about routing together: all their findings in each configuration.
struct RoutingRuleTests: RoutingRuleSuite {
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
}
