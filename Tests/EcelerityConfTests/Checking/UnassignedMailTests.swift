import EcelerityConf
import Testing

/// Mail without a binding has the binding `default` and the group `default`, which come before domains of the global
/// scope.
struct UnassignedMailTests {
  private static func cases(
    _ name: String, default options: String, _ text: String
  ) -> [RuleCase] {
    [
      RuleCase(
        "\(name), the binding",
        "binding \"default\" { bind_address = 192.0.2.1 \(options) }\n\(text)"),
      RuleCase("\(name), the group", "binding_group \"default\" { \(options) }\n\(text)"),
    ]
  }

  static let silent: [RuleCase] = [
    cases(
      "the rest of the login",
      default:
        "outbound_smtp_auth_type = PLAIN outbound_smtp_auth_pass = p tls = required tls_verify = optional",
      #"domain "a.example" { outbound_smtp_auth_user = u }"#),
    cases(
      "the time of idle connections", default: "idle_timeout = 5",
      #"""
      idle_timeout = 0
      domain "a.example" { delivery_method = APN routes = ( "apn://x.example?port=2195" ) }
      """#),
    cases(
      "the authorities", default: #"tls_ca = "/x""#,
      #"domain "a.example" { tls = required tls_verify = host }"#),
    cases(
      "the authorities of MTA-STS", default: #"tls_ca = "/x""#,
      #"domain "a.example" { use_mta_sts = true }"#),
    cases(
      "the certificate", default: #"tls_certificate = "/c""#,
      #"domain "a.example" { tls_key = "/k" }"#),
    cases(
      "the host", default: "http_host = h.example",
      #"domain "a.example" { delivery_method = MM7 routes = ( "mm7://m.example" ) }"#),
    cases(
      "TLS", default: "tls = required",
      #"domain "a.example" { tls_verify = host tls_ca = "/x" }"#),
    cases(
      "the verification", default: #"tls_verify = host tls_ca = "/x""#,
      #"domain "a.example" { tls = required }"#),
    cases(
      "the gateway for LMTP", default: "gateway = h.example",
      #"domain "a.example" { delivery_method = LMTP lmtp_port = 24 }"#),
    cases(
      "the port of LMTP", default: "lmtp_port = 24",
      #"domain "a.example" { delivery_method = LMTP gateway = h.example }"#),
    cases(
      "another gateway", default: "gateway = 192.0.2.4",
      #"""
      bind_address = 192.0.2.1
      use_ipv6 = true
      domain "c.example" { gateway = "[2001:db8::9]" }
      """#),
    [
      RuleCase(
        "the authorities of every binding",
        #"""
        binding "default" { tls_ca = "/x" }
        binding "b" { bind_address = 192.0.2.1 tls_ca = "/x" }
        domain "a.example" { tls = required tls_verify = host }
        """#)
    ],
  ].flatMap { $0 }

  static let findings = [
    RuleCase(
      "the source of the binding is of another family",
      #"""
      use_ipv6 = true
      binding "default" { bind_address = 192.0.2.1 }
      domain "a.example" { gateway = "[2001:db8::1]" }
      """#, "source-family-mismatch"),
    RuleCase(
      "the source of the binding is public",
      #"""
      binding "default" { bind_address = 8.8.8.8 }
      domain "a.example" { gateway = 10.0.0.1 }
      """#, "private-next-hop-public-source"),
    RuleCase(
      "the binding sets something else",
      #"""
      binding "default" { bind_address = 192.0.2.1 tls = ifavailable }
      domain "a.example" { tls = required tls_verify = host }
      """#, "tls-verify-without-ca"),
    RuleCase(
      "another binding than the one with a gateway",
      #"""
      binding "default" { bind_address = 192.0.2.1 gateway = relay.example }
      binding "b" { bind_address = 192.0.2.2 }
      domain "a.example" { tls = required tls_verify = host }
      """#, "tls-verify-without-ca"),
    RuleCase(
      "routes of a domain whose mail the binding moves",
      #"""
      binding "default" { bind_address = 192.0.2.1 gateway = relay.example }
      binding "b" { bind_address = 192.0.2.2 }
      domain "a.example" { routes = ( "h.example" ) }
      """#, "gateway-overrides-domain-routes"),
  ]

  @Test(arguments: findings + silent)
  func hasItsFindings(_ sample: RuleCase) throws {
    #expect(try sample.found(among: Self.rules) == sample.rules)
  }

  private static let rules: Set<String> = [
    "apn-idle-zero", "auth-incomplete", "auth-without-tls", "gateway-overrides-domain-routes",
    "lmtp-to-mx", "lmtp-without-explicit-port", "mm7-missing-http-host", "mta-sts-without-ca",
    "private-next-hop-public-source", "source-family-mismatch", "tls-key-without-certificate",
    "tls-required-unverified", "tls-verify-without-ca", "tls-verify-without-tls",
  ]
}
