import EcelerityConf
import Testing

/// A regular expression that lists names stands for these: what their own stanzas set comes first.
struct ListedNameTests {
  private static func sample(
    _ name: String, _ pattern: String, a: String, b: String, _ rest: String = ""
  ) -> RuleCase {
    RuleCase(name, listing(pattern, a: a, b: b, rest))
  }

  private static func listing(_ pattern: String, a: String, b: String, _ rest: String = "")
    -> String
  {
    """
    domain "/^(?:a|b)[.]example$/" { \(pattern) }
    domain "a.example" { \(a) }
    domain "b.example" { \(b) }
    \(rest)
    """
  }

  static let silent = [
    sample(
      "authorities", "tls = required tls_verify = host", a: #"tls_ca = "/x""#, b: #"tls_ca = "/x""#),
    sample(
      "different authorities", "tls = required tls_verify = host", a: #"tls_ca = "/x""#,
      b: #"tls_ca = "/y""#),
    sample(
      "authorities or no verification", "tls = required tls_verify = host", a: #"tls_ca = "/x""#,
      b: "tls_verify = optional"),
    RuleCase(
      "in a binding",
      "binding v { bind_address = 192.0.2.1 "
        + listing(
          "tls = required tls_verify = host", a: #"tls_ca = "/x""#, b: #"tls_ca = "/x""#) + "}"),
    sample(
      "the host", #"delivery_method = MM7 routes = ( "mm7://m.example" )"#,
      a: "http_host = h.example", b: "http_host = h.example"),
    sample(
      "routes", "delivery_method = APN", a: #"routes = ( "apn://h.example?port=2195" )"#,
      b: #"routes = ( "apn://h.example?port=2195" )"#),
    sample(
      "the certificate", #"tls_key = "/k""#, a: #"tls_certificate = "/c""#,
      b: #"tls_certificate = "/c""#),
    sample(
      "another gateway", ##"gateway = "#hop""##, a: "gateway = h.example", b: "gateway = h.example"),
    RuleCase(
      "hosts that do not roll up",
      #"""
      host "/^(?:m|n)[.]example$/" { rollup_mx = true }
      host "m.example" { rollup_mx = false }
      host "n.example" { rollup_mx = false }
      """#),
    sample(
      "authorities of MTA-STS", "use_mta_sts = true", a: #"tls_ca = "/x""#, b: #"tls_ca = "/x""#),
    sample(
      "verification", "tls = required", a: #"tls_verify = host tls_ca = "/x""#,
      b: #"tls_verify = host tls_ca = "/x""#),
    sample("TLS", #"tls_verify = host tls_ca = "/x""#, a: "tls = required", b: "tls = required"),
    sample(
      "another method", "delivery_method = SMTP tls = required tls_verify = optional",
      a: "delivery_method = ESMTP", b: "delivery_method = ESMTP"),
    sample(
      "the method of routes", #"routes = ( "apn://h.example?port=2195" )"#,
      a: "delivery_method = APN", b: "delivery_method = APN"),
    sample(
      "TLS again", "tls = no", a: "tls = required tls_verify = optional",
      b: "tls = required tls_verify = optional", "tls = required tls_verify = optional"),
    RuleCase(
      "the time of one name that has another method",
      ##"""
      delivery_method = APN
      routes = ( "apn://h.example?port=2195" )
      binding "b2" {
        bind_address = 192.0.2.1
        domain "/^#hop$/" { delivery_response_timeout = 5000 }
      }
      domain "#hop" { delivery_method = ESMTP routes = ( "h.example" ) }
      """##),
  ]

  static let findings = [
    RuleCase(
      "authorities of one name",
      listing("tls = required tls_verify = host", a: #"tls_ca = "/x""#, b: "connect_timeout = 60"),
      "tls-verify-without-ca"),
    RuleCase(
      "a name without a stanza",
      #"""
      domain "/^(?:a|b)[.]example$/" { tls = required tls_verify = host }
      domain "a.example" { tls_ca = "/x" }
      """#, "tls-verify-without-ca"),
    RuleCase(
      "names that need nothing",
      listing("tls = required tls_verify = host", a: "tls = ifavailable", b: "tls = ifavailable"),
      "tls-verify-without-ca"),
    RuleCase(
      "routes of one name",
      listing(
        "delivery_method = APN", a: #"routes = ( "apn://h.example?port=2195" )"#,
        b: "connect_timeout = 60"), "push-without-routes"),
  ]

  @Test(arguments: findings + silent)
  func hasItsFindings(_ sample: RuleCase) throws {
    #expect(try sample.found(among: Self.rules) == sample.rules)
  }

  private static let rules: Set<String> = [
    "mm7-missing-http-host", "mta-sts-without-ca", "push-response-exceeds-idle",
    "push-without-routes", "rollup-target-without-name", "route-scheme-mismatch",
    "smtp-method-with-tls-required", "synthetic-domain-without-routes",
    "tls-downgrade-below-parent", "tls-key-without-certificate", "tls-required-unverified",
    "tls-verify-without-ca", "tls-verify-without-tls",
  ]
}
