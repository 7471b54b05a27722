import EcelerityConf
import Testing

/// A value that is overridden by another one is harmful; one that is overridden by an equal one is redundant. Rule or
/// severity distinguishes the two, and so does the message.
struct RedundancyTests {
  /// The same configuration with another value and with the same.
  struct Pair: Sendable, CustomTestStringConvertible {
    let rule: String
    let harmful: String
    let redundant: String
    var redundantRule: String { isPattern ? "regex-redundant" : rule }
    var testDescription: String { "\(rule): \(harmful)" }

    private var isPattern: Bool { rule.hasPrefix("regex-") }
  }

  private static func pair(
    _ rule: String, _ text: (String) -> String, _ other: String, _ same: String
  )
    -> Pair
  {
    Pair(rule: rule, harmful: text(other), redundant: text(same))
  }

  static let pairs = [
    pair(
      "regex-shadowed",
      { "domain \"/[.]example$/\" { tls = no }\ndomain \"/^a[.]example$/\" { tls = \($0) }" },
      "required", "no"),
    pair(
      "regex-shadowed-by-exact",
      { "domain \"/^a[.]example$/\" { tls = \($0) }\ndomain \"a.example\" { tls = no }" },
      "required", "no"),
    pair(
      "domain-options-ignored-by-gateway",
      {
        "retry_interval = 600\ndomain \"a.example\" { gateway = g.example retry_interval = \($0) }"
      },
      "1200", "600"),
    pair(
      "domain-options-ignored-by-gateway",
      {
        "domain \"g.example\" { delivery_method = LMTP lmtp_port = 24 }\n"
          + "domain \"a.example\" { gateway = g.example delivery_method = \($0) }"
      }, "SMTP", "LMTP"),
    pair(
      "gateway-overrides-domain-routes",
      { "gateway = g.example\ndomain \"a.example\" { routes = ( \"\($0)\" ) }" },
      "smtp://g.example?port=26", "smtp://G.example."),
    pair(
      "gateway-overrides-domain-routes",
      {
        "gateway = g.example\ndomain \"g.example\" { routes = ( \"192.0.2.9\" ) }\n"
          + "domain \"a.example\" { routes = ( \"\($0)\" ) }"
      }, "g.example", "192.0.2.9"),
    pair(
      "gateway-and-routes-same-scope",
      { "domain \"a.example\" { gateway = 192.0.2.7 routes = ( \"\($0)\" ) }" },
      "192.0.2.8", "192.0.2.7"),
    pair(
      "gateway-and-routes-same-scope", { "gateway = g.example\nroutes = ( \"\($0)\" )" },
      "smtp://g.example?type=a", "g.example"),
    pair(
      "global-routes-override-gateway",
      { "binding \"b\" { gateway = g.example }\nroutes = ( \"\($0)\" )" }, "h.example", "g.example"),
    pair(
      "routes-in-nested-domain",
      {
        "domain \"a.example\" { routes = ( \"h.example\" ) }\n"
          + "binding \"b\" { domain \"a.example\" { routes = ( \"\($0)\" ) } }"
      }, "i.example", "h.example"),
    pair(
      "binding-in-two-places",
      {
        "binding \"b\" { retry_interval = 60 }\n"
          + "binding_group \"g\" { binding \"b\" { retry_interval = \($0) } }"
      }, "120", "60"),
    pair(
      "domain-global-option-in-binding",
      {
        "host_failure_retry = 60\n"
          + "binding \"b\" { domain \"a.example\" { host_failure_retry = \($0) } }"
      }, "120", "60"),
    // The same value in another spelling.
    pair(
      "regex-shadowed",
      { "domain \"/[.]example$/\" { tls = no }\ndomain \"/^a[.]example$/\" { tls = \($0) }" },
      "required", "\"No\""),
    pair(
      "regex-shadowed-by-exact",
      {
        "domain \"/^(?:a|b)[.]example$/\" { suspend_delivery = \($0) }\n"
          + "domain \"a.example\" { suspend_delivery = yes }\n"
          + "domain \"b.example\" { suspend_delivery = true }"
      }, "off", "on"),
    pair(
      "domain-global-option-in-binding",
      { "use_dane = true\nbinding \"b\" { domain \"a.example\" { use_dane = \($0) } }" }, "off",
      "on"),
    pair(
      "binding-in-two-places",
      {
        "binding \"b\" { suspend_delivery = yes }\n"
          + "binding_group \"g\" { binding \"b\" { suspend_delivery = \($0) } }"
      }, "no", "true"),
    pair(
      "domain-options-ignored-by-gateway",
      { "tls = no\ndomain \"a.example\" { gateway = g.example tls = \($0) }" }, "required",
      "\"NO\""),
  ]

  /// The group `default` is around the bindings without a group (D-09).
  @Test func aValueOfTheGroupOfBindingsWithoutOneIsRepeated() throws {
    let text = """
      binding_group "default" { retry_interval = 1200 }
      binding "b" { bind_address = 192.0.2.1 retry_interval = 1200 }
      """
    #expect(try findings(text, ["redundant-value"]).count == 1)
  }

  /// The contents of a stanza matter, whatever is set beside it.
  @Test func aStanzaThatHoldsAnotherIsNotShadowed() throws {
    let text = { (inner: String) in
      "domain \"/[.]example$/\" { tls = no }\n"
        + "domain \"/^a[.]example$/\" { tls = required \(inner) }\n"
    }
    #expect(try findings(text(""), ["regex-shadowed"]).count == 1)
    #expect(try findings(text("adaptive_sweep_rule \"r\" { }"), ["regex-shadowed"]).isEmpty)
  }

  /// An empty list of routes counts as not set (D-32), so that the next stanza is asked.
  @Test(arguments: [
    """
    domain "/[.]example$/" { routes = ( ) }
    domain "/^a[.]example$/" { routes = ( "h.example" ) }
    """,
    """
    domain "/^(?:a|b)[.]example$/" { routes = ( "h.example" ) }
    domain "a.example" { routes = ( ) }
    domain "b.example" { routes = ( "i.example" ) }
    """,
    """
    domain "/^a[.]example$/" { routes = ( ) }
    domain "a.example" { routes = ( "i.example" ) }
    """,
  ])
  func anEmptyListComesBeforeNothing(_ text: String) throws {
    let rules: Set = ["regex-shadowed", "regex-shadowed-by-exact", "regex-redundant"]
    #expect(try findings(text, rules).isEmpty)
  }

  /// The limit of a scope is that of all its connections together.
  @Test(arguments: ["scope_max_outbound_connections", "cluster_scope_max_outbound_connections"])
  func theLimitOfAScopeIsItsOwn(_ option: String) throws {
    let text = "\(option) = 5\ndomain \"d.example\" { \(option) = 5 tls = no }\n"
    #expect(try findings(text, ["redundant-value"]).isEmpty)
  }

  @Test(arguments: pairs)
  func bothAreReportedAndDistinguished(_ pair: Pair) throws {
    let all = Set([pair.rule, pair.redundantRule])
    let harmful = try #require(findings(pair.harmful, all).first)
    let redundant = try #require(findings(pair.redundant, all).first)
    #expect(try findings(pair.harmful, all).count == 1)
    #expect(try findings(pair.redundant, all).count == 1)
    #expect(harmful.rule == pair.rule && redundant.rule == pair.redundantRule)
    #expect(redundant.severity == .info)
    #expect(harmful.severity == .warning || harmful.rule != redundant.rule)
    #expect(harmful.message != redundant.message)
  }

  /// Values that are not known to be equal are not called redundant.
  @Test func anExpressionThatMayApplyIsNoReason() throws {
    let text = """
      domain "/(x+x+)+y$/" { routes = ( "h.example" ) }
      binding "b" { domain "a.example" { routes = ( "h.example" ) } }
      """
    #expect(try findings(text, ["routes-in-nested-domain"]).map(\.severity) == [.warning])
  }

  /// A binding with the same value as a domain does not override the domain's value.
  @Test(arguments: [
    ("tls", "no", "\"NO\""), ("suspend_delivery", "true", "yes"),
    ("outbound_throttle_messages", "10", "\"10/1\""), ("gateway", "gw.example", "\"GW.example.\""),
  ])
  func theSameValueShadowsNothing(option: String, first: String, second: String) throws {
    let text = """
      binding "b" { bind_address = 192.0.2.1 \(option) = \(first) }
      domain "d.example" { \(option) = \(second) }
      """
    #expect(try findings(text, ["binding-value-shadows-global-domain"]).isEmpty)
  }

  @Test(arguments: [
    "tls = no\nbinding \"b\" { bind_address = 192.0.2.1 tls = \"NO\" }",
    "use_mta_sts = on\ndomain \"d.example\" { use_mta_sts = true }",
  ])
  func aValueInAnotherSpellingIsRedundant(_ text: String) throws {
    #expect(try findings(text, ["redundant-value"]).count == 1)
  }

  private func findings(_ text: String, _ rules: Set<String>) throws -> [Diagnostic] {
    let loader = MemoryLoader(["main.conf": text])
    let configuration = try Configuration.load("main.conf", from: loader)
    return Linter().lint(configuration).filter { rules.contains($0.rule) }
  }
}
