import Testing

@testable import EcelerityConf

/// A method set in one scope and options set in another that do not go with it.
struct ScopeOverlapTests {
  static let overlaps = [
    RuleCase(
      "ECSTREAM of a group, routes of a domain",
      """
      binding_group g { bind_address = 192.0.2.1 delivery_method = ECSTREAM binding b { tls = no } }
      domain d.example { routes = ( "a.example" ) }
      """, "ecstream-with-routes"),
    RuleCase(
      "ECSTREAM of a binding, many domains with routes",
      """
      binding b { delivery_method = ECSTREAM }
      domain d.example { routes = ( "a.example" ) }
      domain e.example { routes = ( "a.example" ) }
      """, "ecstream-with-routes"),
    RuleCase(
      "LMTP of a group on the port of SMTP",
      """
      binding_group g { delivery_method = LMTP binding b { tls = no } }
      domain d.example { routes = ( "smtp://a.example?port=25" ) }
      """, "lmtp-port-25"),
    RuleCase(
      "LMTP of a binding for the queue of its gateway",
      """
      binding b { delivery_method = LMTP gateway = g.example }
      domain g.example { routes = ( "smtp://a.example?port=25" ) }
      """, "lmtp-port-25"),
    RuleCase(
      "TLS of a domain under plain SMTP",
      "delivery_method = smtp\ndomain d.example { tls = required }",
      "smtp-method-with-tls-required"),
    RuleCase(
      "XCLIENT of a domain under the plain SMTP of a binding",
      "binding b { delivery_method = smtp }\ndomain d.example { xclient = required }",
      "smtp-method-with-tls-required"),
    RuleCase(
      "login of a binding under plain SMTP",
      "delivery_method = smtp\nbinding b { outbound_smtp_auth_user = \"u\" }",
      "smtp-method-with-tls-required"),
    RuleCase(
      "TLS of a domain of a binding under the plain SMTP of its group",
      """
      binding_group g {
        delivery_method = smtp
        binding b { domain d.example { tls = required } }
      }
      """, "smtp-method-with-tls-required"),
  ]

  static let misses = [
    RuleCase(
      "the only binding of the group says otherwise",
      """
      binding_group g { delivery_method = ECSTREAM binding b { delivery_method = ESMTP } }
      domain d.example { routes = ( "a.example" ) }
      """),
    RuleCase(
      "the domain says otherwise in the binding",
      """
      binding b { delivery_method = ECSTREAM domain d.example { delivery_method = ESMTP } }
      domain d.example { routes = ( "a.example" ) }
      """),
    RuleCase(
      "a gateway moves the mail of the binding",
      """
      binding b { delivery_method = ECSTREAM gateway = g.example }
      domain d.example { routes = ( "a.example" ) }
      """),
    RuleCase(
      "a gateway moves the mail of the domain",
      """
      binding b { delivery_method = ECSTREAM }
      domain d.example { gateway = g.example routes = ( "a.example" ) }
      """),
    RuleCase(
      "the binding is for domains of its own",
      """
      binding b { delivery_method = LMTP domain x.example { gateway = g.example } }
      domain d.example { routes = ( "smtp://a.example?port=25" ) }
      """),
    RuleCase(
      "another binding asks for TLS",
      "binding b { delivery_method = smtp }\nbinding c { tls = required }"),
    RuleCase(
      "the binding wants no TLS for the domain that asks for it",
      "binding b { delivery_method = smtp tls = no }\ndomain d.example { tls = required }"),
  ]

  @Test(arguments: overlaps)
  func areReportedOnce(_ sample: RuleCase) throws {
    #expect(try findings(sample.text).map(\.rule) == sample.rules)
  }

  @Test(arguments: misses)
  func otherMailIsNotConcerned(_ sample: RuleCase) throws {
    #expect(try findings(sample.text).isEmpty)
  }

  @Test func theOtherPlaceIsShown() throws {
    for sample in Self.overlaps {
      let finding = try #require(try findings(sample.text).first)
      #expect(finding.related.count == 1, "\(sample.text)")
    }
  }

  /// The number of pairs that are tried is limited.
  @Test func workIsLimited() throws {
    let bindings = (0..<2000).map {
      "binding b\($0) { delivery_method = ECSTREAM }\n"
    }
    let domains = (0..<100).map { "domain d\($0).example { routes = ( a.example ) }\n" }
    var found = Findings(of: try load("gateway = g\n" + bindings.joined() + domains.joined()))
    for setting in found.configuration.allSettings where setting.keyword == .deliveryMethod {
      EcstreamWithRoutes.check(setting, &found)
    }
    #expect(found.delivery.overlapSearches.used == found.delivery.overlapSearches.limit)
    #expect(found.diagnostics.isEmpty)
  }

  private static let rules: [any Rule.Type] = [
    EcstreamWithRoutes.self, LmtpPort25.self, SmtpMethodWithTLSRequired.self,
  ]

  private func load(_ text: String) throws -> Configuration {
    try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
  }

  private func findings(_ text: String) throws -> [Diagnostic] {
    Linter(Self.rules).lint(try load(text))
  }
}
