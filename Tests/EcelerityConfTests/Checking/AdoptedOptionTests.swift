import EcelerityConf
import Testing

/// Method and ports beside a gateway hold for the gateway's queue (decision D-03), so that no rule calls them idle.
struct AdoptedOptionTests {
  static let silent = [
    RuleCase(
      "the gateway of the domain brings its method along",
      """
      gateway = "g.example"
      domain "d.example" { gateway = "g.example" delivery_method = LMTP lmtp_port = 24 }
      """),
    RuleCase(
      "the method of the binding would come next",
      """
      delivery_method = LMTP
      domain "d.example" { gateway = "g.example" delivery_method = LMTP }
      binding "b" { bind_address = 192.0.2.1 delivery_method = SMTP }
      """),
    RuleCase(
      "the method of the queue keeps another one away",
      """
      delivery_method = LMTP
      domain "d.example" { gateway = "e.example" delivery_method = ESMTP }
      domain "e.example" { delivery_method = LMTP }
      """),
    RuleCase(
      "the expression brings its method along",
      """
      delivery_method = SMTP
      domain "/^g[.]example$/" { gateway = 192.0.2.9 delivery_method = ESMTP }
      domain "g.example" { delivery_method = ESMTP }
      """, "redundant-value"),
    RuleCase(
      "the expression brings another method along",
      """
      delivery_method = SMTP
      domain "/^g[.]example$/" { gateway = 192.0.2.9 delivery_method = ESMTP }
      domain "g.example" { delivery_method = LMTP }
      """),
    RuleCase(
      "the port goes with the method of the queue",
      """
      domain "d.example" { gateway = "g.example" lmtp_port = 24 }
      domain "g.example" { delivery_method = LMTP }
      """),
    RuleCase(
      "the same of ECSTREAM",
      """
      domain "d.example" { gateway = "g.example" ecstream_port = 1826 }
      domain "g.example" { delivery_method = ECSTREAM }
      """),
    RuleCase(
      "the port of a domain for the method of a binding",
      """
      domain "d.example" { delivery_method = ESMTP lmtp_port = 24 }
      binding "b" { bind_address = 192.0.2.1 delivery_method = LMTP }
      """),
    RuleCase(
      "the method of the same domain in a binding fits its routes",
      """
      domain "a.example" { routes = ( "apn://gw.example?port=2195" ) }
      binding "b" { bind_address = "192.0.2.1" domain "a.example" { delivery_method = "APN" } }
      """),
  ]

  static let reported = [
    RuleCase(
      "a gateway with nothing beside it",
      """
      gateway = "g.example"
      domain "d.example" { gateway = "g.example" rset_timeout = 9 }
      """, "redundant-value"),
    RuleCase(
      "a method that nobody takes along",
      """
      delivery_method = LMTP
      lmtp_port = 24
      domain "d.example" { delivery_method = LMTP routes = ( "a.example" ) }
      """, "redundant-value"),
    RuleCase(
      "the port beside another method",
      """
      delivery_method = LMTP
      lmtp_port = 24
      domain "d.example" { delivery_method = ESMTP lmtp_port = 2003 }
      """, "port-option-unused"),
    RuleCase(
      "LMTP that the mail brings along, on the port of SMTP",
      """
      domain "d.example" { gateway = "g.example" delivery_method = LMTP }
      domain "g.example" { routes = ( "smtp://a.example?port=25" ) }
      """, "lmtp-port-25"),
    RuleCase(
      "a method that the mail brings along, and a route of another",
      """
      domain "d.example" { gateway = "g.example" delivery_method = APN }
      domain "g.example" { routes = ( "smtp://a.example?port=2195" ) }
      """, "route-scheme-mismatch"),
    RuleCase(
      "the queue has a method of its own",
      """
      domain "d.example" { gateway = "g.example" delivery_method = LMTP }
      domain "g.example" { delivery_method = ESMTP routes = ( "smtp://a.example?port=25" ) }
      """),
  ]

  @Test(arguments: silent + reported)
  func whatCountsIsNotCalledIdle(_ sample: RuleCase) throws {
    let rules = [
      "redundant-value", "regex-redundant", "regex-shadowed-by-exact", "port-option-unused",
      "lmtp-port-25", "route-scheme-mismatch",
    ]
    #expect(try findings(sample.text).map(\.rule).filter(rules.contains) == sample.rules)
  }

  /// The queue has this value, but a binding may say otherwise where the domain has none.
  @Test func aValueThatComesBeforeTheBindingIsNotRedundant() throws {
    let text = """
      delivery_method = LMTP
      domain "d.example" { gateway = "g.example" delivery_method = LMTP }

      """
    let binding = "binding \"b\" { bind_address = 192.0.2.1 delivery_method = SMTP }\n"
    func severities(_ text: String) throws -> [Severity] {
      try findings(text).filter { $0.rule == "domain-options-ignored-by-gateway" }.map(\.severity)
    }
    #expect(try severities(text) == [.info])
    #expect(try severities(text + binding) == [.warning])
  }

  private func findings(_ text: String) throws -> [Diagnostic] {
    let loader = MemoryLoader(["main.conf": text])
    return Linter().lint(try Configuration.load("main.conf", from: loader))
  }
}
