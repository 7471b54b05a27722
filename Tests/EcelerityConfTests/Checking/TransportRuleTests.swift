import Foundation
import EcelerityConf
import Testing

/// Options about TLS, logins and push services that several scopes decide together.
struct TransportRuleTests {
  private static let verified = #"tls = required tls_verify = ca tls_ca = "/x""#

  private static let login = """
    outbound_smtp_auth_type = PLAIN
    outbound_smtp_auth_user = u
    outbound_smtp_auth_pass = p

    """

  static let findings = [
    // Logins where an inner scope asks for less.
    RuleCase(
      "a domain",
      login + "\(verified) domain \"a.example\" { tls = ifavailable }", "auth-without-tls"),
    RuleCase(
      "a binding and a group",
      """
      \(login) \(verified)
      binding "b" { bind_address = 192.0.2.1 tls = ifavailable }
      binding_group "g" { tls = ifavailable binding "c" { bind_address = 192.0.2.2 } }
      """, "auth-without-tls", "auth-without-tls"),
    RuleCase(
      "a domain in a binding, whose login is outside",
      """
      domain "a.example" { \(verified) \(login) }
      binding "b" { bind_address = 192.0.2.1 domain "a.example" { tls = ifavailable } }
      """, "auth-without-tls"),
    RuleCase(
      "the login and the lesser value in one stanza",
      "\(verified)\ndomain \"a.example\" {\n\(login) tls = ifavailable }", "auth-without-tls"),
    // Policies that are not applied.
    RuleCase(
      "an MTA-STS policy of a binding",
      """
      use_mta_sts = true
      tls_ca = "/x"
      binding "b" { bind_address = 192.0.2.1 enable_mta_sts = false tls_verify = host }
      """, "tls-verify-without-tls"),
    RuleCase(
      "an MTA-STS policy",
      "use_mta_sts = true enable_mta_sts = false tls_ca = \"/x\" tls_verify = host",
      "tls-verify-without-tls"),
    RuleCase(
      "TLSA records",
      "use_dane = true enable_dane = off tls_ca = \"/x\" tls_verify = host",
      "tls-verify-without-tls"),
    // Plain SMTP.
    RuleCase(
      "TLS of a binding, SMTP of a domain",
      """
      binding "b" { bind_address = 192.0.2.1 \(verified) }
      domain "a.example" { delivery_method = SMTP }
      """, "smtp-method-with-tls-required"),
    RuleCase(
      "TLS of a domain in a binding, SMTP of the domain outside",
      """
      binding "b" { bind_address = 192.0.2.1 domain "a.example" { \(verified) } }
      domain "a.example" { delivery_method = SMTP }
      """, "smtp-method-with-tls-required"),
    RuleCase(
      "XCLIENT of a group, SMTP of a domain",
      """
      binding_group "g" { xclient = required binding "b" { bind_address = 192.0.2.1 } }
      domain "a.example" { delivery_method = SMTP }
      """, "smtp-method-with-tls-required"),
    RuleCase(
      "TLS of the binding of unassigned mail, SMTP of a domain",
      """
      binding "default" { bind_address = 192.0.2.1 \(verified) }
      domain "a.example" { delivery_method = SMTP }
      """, "smtp-method-with-tls-required"),
    RuleCase(
      "TLS of an expression",
      """
      delivery_method = SMTP
      domain "/^(?:a|b)[.]example$/" { \(verified) }
      """, "smtp-method-with-tls-required"),
    RuleCase(
      "SMTP of an expression",
      """
      domain "/(?:^|[.])example$/" { delivery_method = SMTP }
      domain "a.example" { \(verified) }
      """, "smtp-method-with-tls-required"),
    RuleCase(
      "TLS after many domains with a method of their own",
      "delivery_method = SMTP\n"
        + (0..<16).map {
          "domain \"d\($0).example\" { \(verified) delivery_method = ESMTP }\n"
        }.joined()
        + "domain \"z.example\" { \(verified) }", "smtp-method-with-tls-required"),
    // Verification switched off.
    RuleCase(
      "by a binding, for a domain",
      """
      tls_verify = ca
      tls_ca = "/x"
      domain "a.example" { tls = required }
      binding "b" { bind_address = 192.0.2.1 tls_verify = no }
      """, "tls-required-unverified"),
    RuleCase(
      "by the binding of unassigned mail, for a domain",
      """
      tls_verify = ca
      tls_ca = "/x"
      domain "a.example" { tls = required }
      binding "default" { bind_address = 192.0.2.1 tls_verify = no }
      """, "tls-required-unverified"),
    RuleCase(
      "by a domain, on a binding",
      """
      tls_verify = ca
      tls_ca = "/x"
      binding "b" { bind_address = 192.0.2.1 tls = required }
      domain "a.example" { tls_verify = no }
      """, "tls-required-unverified"),
    RuleCase(
      "by a group",
      """
      \(verified)
      binding_group "g" { tls_verify = no binding "b" { bind_address = 192.0.2.1 } }
      """, "tls-required-unverified"),
    // Push services.
    RuleCase(
      "an empty list of routes",
      """
      delivery_method = MM7
      http_host = x
      domain "c.example" { routes = ( ) }
      """, "push-without-routes"),
    RuleCase(
      "times of a binding and of the global scope, method of an expression",
      """
      domain "/[.]push[.]example$/" {
        delivery_method = APN
        routes = ( "apn://h.example?port=2195" )
      }
      idle_timeout = 8
      binding "b" { bind_address = 192.0.2.1 delivery_response_timeout = 9000 }
      """, "push-response-exceeds-idle"),
    // Ports.
    RuleCase(
      "the method of an expression for other names",
      """
      domain "/[.]a[.]example$/" { delivery_method = LMTP gateway = h.example }
      domain "#p" { lmtp_port = 24 }
      """, "port-option-unused"),
    RuleCase(
      "the method beside a gateway",
      """
      domain "b.example" { delivery_method = LMTP gateway = c.example }
      domain "a.example" { lmtp_port = 24 }
      domain "c.example" { lmtp_port = 24 }
      """, "port-option-unused"),
  ]

  static let silent = [
    RuleCase(
      "a login of another domain",
      """
      \(verified)
      domain "a.example" { \(login) }
      domain "b.example" { tls = ifavailable }
      """),
    RuleCase(
      "a login without TLS in an inner scope, which another rule reports",
      login + "\(verified) domain \"a.example\" { tls = no }"),
    RuleCase(
      "a policy that is applied in one domain",
      """
      use_mta_sts = true enable_mta_sts = false tls_ca = "/x" tls_verify = host
      domain "a.example" { enable_mta_sts = true }
      """),
    RuleCase(
      "the key is without effect",
      """
      domain "a.example" { gateway = "g.example" tls_key = "/k" }
      """),
    RuleCase(
      "the time stays with the domain",
      """
      domain "push.example" { gateway = "#apn" idle_timeout = 0 }
      domain "#apn" { delivery_method = "APN" routes = ( "apn://h.example?port=2195" ) }
      """),
    RuleCase(
      "the time beside the method and the gateway",
      """
      domain "a.example" { gateway = "g.example" delivery_method = APN idle_timeout = 0 }
      domain "g.example" { routes = ( "apn://h.example?port=2195" ) }
      """),
    RuleCase(
      "TLS of the domain in a binding",
      """
      domain "a.example" { tls_verify = ca tls_ca = "/x" }
      binding "b" { bind_address = 192.0.2.1 domain "a.example" { tls = required } }
      """),
    RuleCase(
      "TLS of a binding",
      """
      domain "a.example" { tls_verify = ca tls_ca = "/x" }
      binding "b" { bind_address = 192.0.2.1 tls = required }
      """),
    RuleCase(
      "TLS of the only binding of a group",
      """
      binding_group gr {
        outbound_smtp_auth_type = LOGIN
        outbound_smtp_auth_user = u
        outbound_smtp_auth_pass = p
        gateway = "relay.example"
        binding d { bind_address = 192.0.2.2 tls = required tls_verify = optional }
      }
      """),
  ]

  @Test(arguments: findings + silent)
  func hasItsFindings(_ sample: RuleCase) throws {
    #expect(try sample.found(among: Self.rules) == sample.rules)
  }

  /// By inference the gateway of the global scope moves the mail of domains without one (decision D-16).
  static let moved = [
    RuleCase(
      "TLS", "domain \"a.example\" { \(verified) }",
      "`tls`, `tls_verify` and `tls_ca` have"),
    RuleCase(
      "TLS of an expression", "domain \"/[.]example$/\" { tls = required }", "`tls` has"),
    RuleCase(
      "TLS of a domain in a binding",
      "binding b { bind_address = 192.0.2.1 domain \"a.example\" { tls = required } }",
      "`tls` has"),
    RuleCase(
      "a login", "domain \"a.example\" { outbound_smtp_auth_user = u }",
      "`outbound_smtp_auth_user` has"),
    RuleCase(
      "two domains",
      "domain \"a.example\" { tls = required } domain \"b.example\" { tls = required }",
      "`tls` has", "`tls` has"),
    RuleCase(
      "a gateway of its own",
      "domain \"a.example\" { gateway = \"a.example\" \(verified) }"),
    RuleCase(
      "a gateway of an expression",
      "domain \"a.example\" { \(verified) } domain \"/^a[.]/\" { gateway = \"a.example\" }"),
    RuleCase("the gateway itself", "domain \"g.test\" { \(verified) }"),
    RuleCase("a value of the gateway", "\(verified) domain \"a.example\" { \(verified) }"),
    RuleCase(
      "a binding with another gateway",
      "binding \"default\" { gateway = \"a.example\" } domain \"a.example\" { \(verified) }"),
    RuleCase("a limit", "domain \"a.example\" { max_outbound_connections = 5 }"),
  ]

  @Test(arguments: moved)
  func optionsAreLostToTheGlobalGateway(_ sample: RuleCase) throws {
    let loader = MemoryLoader(["main.conf": "gateway = \"g.test\"\n" + sample.text])
    let found = Linter().lint(try Configuration.load("main.conf", from: loader))
      .filter { $0.rule == "domain-options-ignored-by-gateway" }
    #expect(
      found.map { $0.message.components(separatedBy: " no effect;")[0] } == sample.rules)
    #expect(found.allSatisfy { $0.fix == nil && $0.severity == .warning })
  }

  private static let rules: Set<String> = [
    "apn-idle-zero", "auth-without-tls",
    "port-option-unused", "push-response-exceeds-idle", "push-without-routes",
    "smtp-method-with-tls-required", "tls-key-without-certificate", "tls-required-unverified",
    "tls-verify-without-tls",
  ]
}
