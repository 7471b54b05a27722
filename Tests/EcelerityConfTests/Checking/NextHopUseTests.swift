import EcelerityConf
import Testing

/// Next hops that no mail goes to are reported as unused alone; those that mail goes to are checked wherever the
/// method or the routes are set.
struct NextHopUseTests {
  private static let rules = [
    "lmtp-port-25", "gateway-prohibited", "gateway-skipped", "loopback-next-hop",
    "ipv6-next-hop-without-use-ipv6", "best-mx-with-routes", "ecstream-with-routes",
    "gateway-overrides-domain-routes", "push-without-routes", "synthetic-domain-without-routes",
    "lmtp-to-mx", "routes-mx-on-literal-domain",
  ]
  private static let prohibited = "prohibited_hosts = ( \"127.0.0.0/8\" \"10.0.0.0/8\" )\n"
  private static let source = "bind_address = 192.0.2.1"

  static let unused: [RuleCase] = [
    RuleCase(
      "a gateway and methods beside a rerouted domain",
      prohibited
        + """
        domain "z.example" { routes = ( "192.0.2.9" ) }
        domain "a.example" { reroute_domain = "z.example" gateway = "10.0.0.1" }
        domain "b.example" { reroute_domain = "z.example" delivery_method = gcm }
        domain "c.example" { reroute_domain = "z.example" gateway = "#q" }
        domain "d.example" { reroute_domain = "z.example" delivery_method = LMTP lmtp_port = 25 }
        domain "e.example" { reroute_domain = "z.example" routes = ( "10.0.0.1" ) }
        """),
    RuleCase(
      "next hops and methods of mail that is refused",
      prohibited
        + """
        domain "a.example" { blackhole = true gateway = "10.0.0.1" }
        domain "b.example" { blackhole = inline delivery_method = gcm }
        domain "c.example" { blackhole = true reroute_domain = "#q" }
        domain "d.example" { blackhole = true delivery_method = LMTP lmtp_port = 25 }
        """),
    RuleCase(
      "a method and routes of mail that is dropped in its queue",
      prohibited
        + """
        domain "a.example" { blackhole = internal delivery_method = apn }
        domain "b.example" { blackhole = internal routes = ( "10.0.0.1" ) }
        binding "b" { bind_address = 192.0.2.1 blackhole = true gateway = "10.0.0.1" }
        """),
    RuleCase(
      "exchangers of a name with # while a static route is set",
      ##"static_routes { target = "192.0.2.9:25" } domain "#x" { tls = no routes = ( "__mx__" ) }"##
    ),
    RuleCase(
      "nested routes",
      """
      binding "b" {
        \(source)
        domain "a.example" { delivery_method = LMTP routes = ( "smtp://h?port=25" ) }
      }
      """, "lmtp-to-mx"),
    RuleCase(
      "routes beside a gateway",
      """
      domain "a.example" {
        delivery_method = LMTP gateway = "10.0.0.9" routes = ( "smtp://h?port=25" )
      }
      """),
    RuleCase(
      "a method that a global gateway leaves behind",
      """
      gateway = "g.example"
      domain "a.example" { delivery_method = LMTP lmtp_port = 25 }
      """),
    RuleCase(
      "prohibited routes beside a gateway",
      prohibited
        + #"domain "a.example" { gateway = "g.example" routes = ( "smtp://127.0.0.1?port=26" ) }"#),
    RuleCase(
      "prohibited routes and a global gateway",
      prohibited + "gateway = \"g.example\"\ndomain \"a.example\" { routes = ( \"10.0.0.1\" ) }",
      "gateway-overrides-domain-routes"),
    RuleCase(
      "skipped routes",
      """
      skip_hosts = ( "10.0.0.0/8" )
      domain "a.example" { gateway = "g.example" routes = ( "10.0.0.1" ) }
      """),
    RuleCase(
      "routes to the machine itself and over IPv6",
      #"domain "a.example" { gateway = "g.example" routes = ( "127.0.0.1" "[2001:db8::1]" ) }"#),
    RuleCase(
      "routes of a relay domain",
      """
      relay_domains = ( "a.example" )
      domain "a.example" { gateway = "g.example" routes = ( "192.0.2.9" ) }
      """),
    RuleCase(
      "routes with ECSTREAM and a global gateway",
      """
      gateway = "g.example"
      domain "a.example" { delivery_method = ECSTREAM routes = ( "h.example" ) }
      """, "gateway-overrides-domain-routes"),
    RuleCase(
      "routes with ECSTREAM to a global gateway",
      """
      delivery_method = ecstream gateway = "g.example"
      domain "a.example" { routes = ( "x.example" ) }
      """, "gateway-overrides-domain-routes"),
    RuleCase(
      "a port that the only domain with LMTP overrides",
      """
      lmtp_port = 25
      domain "a.example" {
        delivery_method = LMTP lmtp_port = 24 routes = ( "smtp://g.example" )
      }
      """),
    RuleCase(
      "a port that the stanza of the gateway overrides",
      """
      domain "a.example" { gateway = "g.example" delivery_method = LMTP lmtp_port = 25 }
      domain "g.example" { lmtp_port = 24 }
      """),
    RuleCase(
      "a method that the stanza of the gateway overrides",
      """
      domain "a.example" { gateway = "g.example" delivery_method = LMTP lmtp_port = 25 }
      domain "g.example" { delivery_method = ESMTP }
      """),
    RuleCase(
      "a gateway over IPv6 whose queue has routes",
      """
      domain "x.example" { gateway = "[2001:db8::1]" }
      domain "[IPv6:2001:db8::1]" { routes = ( "192.0.2.9" ) }
      """),
    RuleCase(
      "a gateway over IPv6 with a static route",
      """
      static_routes { target = "192.0.2.9:25" }
      domain "x.example" { gateway = "[2001:db8::1]" }
      domain "y.example" { gateway = "127.0.0.1" }
      """),
    RuleCase(
      "routes that mail of other bindings needs",
      """
      binding "b" { \(source) gateway = "192.0.2.50" }
      domain "x.example" { routes = ( "192.0.2.50" ) }
      """),
  ]

  static let used: [RuleCase] = [
    RuleCase(
      "a gateway of mail that is rerouted here, and no further",
      prohibited
        + """
        domain "a.example" { reroute_domain = "b.example" }
        domain "b.example" { reroute_domain = "c.example" gateway = "10.0.0.1" }
        """, "gateway-prohibited"),
    RuleCase(
      "a rerouted domain whose name is a gateway",
      prohibited
        + """
        domain "a.example" { gateway = "b.example" }
        domain "b.example" { reroute_domain = "c.example" routes = ( "10.0.0.1" ) }
        """, "gateway-prohibited"),
    RuleCase(
      "a domain that is not rerouted, or to itself",
      prohibited
        + """
        domain "a.example" { reroute_domain = disabled gateway = "10.0.0.1" }
        domain "b.example" { reroute_domain = "b.example" gateway = "10.0.0.1" }
        domain "c.example" { delayed_reroute_domain = "z.example" gateway = "10.0.0.1" }
        """, "gateway-prohibited", "gateway-prohibited", "gateway-prohibited"),
    RuleCase(
      "the gateway of a domain that drops mail in a queue of its own",
      prohibited + "domain \"a.example\" { blackhole = internal gateway = \"10.0.0.1\" }",
      "gateway-prohibited"),
    RuleCase(
      "mail that is not dropped",
      prohibited
        + "blackhole = true domain \"a.example\" { blackhole = false routes = ( \"10.0.0.1\" ) }",
      "gateway-prohibited"),
    RuleCase(
      "routes of a gateway that has a gateway",
      prohibited
        + """
        domain "a.example" { gateway = "g.example" }
        domain "g.example" { gateway = "h.example" routes = ( "10.0.0.1" ) }
        """, "gateway-prohibited"),
    RuleCase(
      "global routes and a domain with LMTP",
      """
      routes = ( "smtp://192.0.2.61?port=25" )
      domain "g.example" { delivery_method = lmtp }
      """, "lmtp-port-25"),
    RuleCase(
      "routes of an expression and a domain with LMTP",
      """
      domain "/[.]example$/" { routes = ( "smtp://192.0.2.61?port=25" ) }
      domain "g.example" { delivery_method = lmtp }
      """, "lmtp-port-25"),
    RuleCase(
      "routes of an expression and a binding with LMTP",
      """
      binding "b" { \(source) delivery_method = LMTP }
      domain "/^(a|b)[.]example$/" { routes = ( "smtp://192.0.2.61?port=25" ) }
      """, "lmtp-port-25"),
    RuleCase(
      "a port of a domain and a binding with LMTP",
      """
      binding "b" { \(source) delivery_method = LMTP }
      domain "a.example" { lmtp_port = 25 routes = ( "g.example" ) }
      """, "lmtp-port-25"),
    RuleCase(
      "a prohibited gateway beside routes of exchangers alone",
      prohibited
        + #"domain "a.example" { gateway = "10.0.0.1" } routes = ( "__mx__" )"#,
      "gateway-prohibited"),
    RuleCase(
      "routes of an expression and a binding with ECSTREAM",
      """
      binding "b" { \(source) delivery_method = ECSTREAM }
      domain "/^(a|b)[.]example$/" { routes = ( "10.0.0.1" ) }
      """, "ecstream-with-routes"),
    RuleCase(
      "routes that a global gateway makes redundant",
      """
      gateway = "192.0.2.50"
      domain "x.example" { routes = ( "192.0.2.50" ) }
      """, "gateway-overrides-domain-routes"),
  ]

  @Test(arguments: unused + used)
  func onlyNextHopsInUseAreChecked(_ example: RuleCase) throws {
    #expect(try findings(example.text).map(\.rule).sorted() == example.rules.sorted())
  }

  /// The method may be in the file that is not read.
  @Test func aPortWithoutAKnownMethodIsNoMistake() throws {
    #expect(try findings("include \"eccmgr://x/y\"\nlmtp_port = 25").isEmpty)
  }

  /// The source of a binding is that of all its stanzas.
  @Test func aSecondSourceInAnotherStanzaOfTheBindingCounts() throws {
    let text = """
      bind_address_secondary { }
      binding "north" { bind_address_secondary = 192.0.2.2 }
      binding_group "g" { binding "north" { bind_address = "2001:db8::2" } }
      """
    #expect(try findings(text).isEmpty)
  }

  private func findings(_ text: String) throws -> [Diagnostic] {
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    return Linter(Self.rules.compactMap { RuleCatalog.rule($0) }).lint(configuration)
  }
}
