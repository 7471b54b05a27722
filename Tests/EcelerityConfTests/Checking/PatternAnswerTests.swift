import EcelerityConf
import Testing

/// What rules say about the stanza of a regular expression depends on other expressions that match its names.
struct PatternAnswerTests {
  /// The same expression in a binding and outside of it.
  static let nested: [RuleCase] = [
    RuleCase(
      "authorities and certificate",
      repeated(
        #"tls = "required" tls_verify = "optional" tls_ca = "/k/ca.pem" tls_certificate = "/k/c""#,
        #"tls_verify = "host" tls_key = "/k/k""#)),
    RuleCase(
      "routes of a push service",
      repeated(#"routes = ( "apn://gw.example?port=2195" )"#, #"delivery_method = "APN""#)),
    RuleCase(
      "the host of MM7",
      repeated(
        #"routes = ( "mm7://gw.example" ) http_host = "h.example""#, #"delivery_method = "MM7""#)),
    RuleCase(
      "the rest of the login",
      repeated(
        #"outbound_smtp_auth_type = "PLAIN" outbound_smtp_auth_user = "u" outbound_smtp_auth_pass = "p" tls = "required" tls_verify = "optional""#,
        #"outbound_smtp_auth_user = "v""#)),
    RuleCase(
      "the port of LMTP",
      repeated(#"routes = ( "r.example" ) lmtp_port = 24"#, #"delivery_method = "LMTP""#)),
    RuleCase(
      "the gateway of ECSTREAM",
      repeated(#"gateway = "h.example""#, #"delivery_method = "ECSTREAM""#)),
    RuleCase(
      "the TLS of the login",
      repeated(
        #"tls = "required" tls_verify = "optional" outbound_smtp_auth_type = "PLAIN" outbound_smtp_auth_user = "u" outbound_smtp_auth_pass = "p""#,
        #"outbound_smtp_auth_pass = "q""#)),
    RuleCase(
      "the verification",
      repeated(
        #"tls = "ifavailable" tls_verify = "host" tls_ca = "/k""#, #"tls = "required""#)),
    RuleCase("the number of retries", repeated("max_retries = 5", "max_retry_interval = 3600")),
    RuleCase(
      "the use of MTA-STS",
      "tls_ca = \"/c\"\nenable_mta_sts = false\n"
        + repeated("use_mta_sts = true", "enable_mta_sts = true")),
    RuleCase(
      "routes and ECSTREAM",
      repeated(#"routes = ( "r.example" )"#, #"delivery_method = "ECSTREAM""#),
      "ecstream-with-routes"),
    RuleCase(
      "TLS that is switched off",
      repeated(#"tls = "required" tls_verify = "optional""#, #"tls = "no""#),
      "tls-downgrade-below-parent"),
    RuleCase(
      "TLS and plain SMTP",
      repeated(#"tls = "required" tls_verify = "optional""#, #"delivery_method = "SMTP""#),
      "smtp-method-with-tls-required"),
    RuleCase(
      "nobody sets the authorities",
      repeated("connect_timeout = 60", #"tls = "required" tls_verify = "host""#),
      "tls-verify-without-ca"),
  ]

  private static func repeated(_ outer: String, _ inner: String) -> String {
    #"""
    domain "/(^|[.])d[.]example$/" { \#(outer) }
    binding "b" {
      bind_address = "192.0.2.1"
      domain "/(^|[.])d[.]example$/" { \#(inner) }
    }
    """#
  }

  static let beside: [RuleCase] = [
    RuleCase(
      "a wider expression",
      """
      domain "/[.]example$/" { tls_ca = "/k" }
      domain "/[.]d[.]example$/" { tls = "required" tls_verify = "host" }
      """),
    RuleCase(
      "an expression for some of the names",
      """
      domain "/[.]a[.]d[.]example$/" { tls_ca = "/k" }
      domain "/[.]d[.]example$/" { tls = "required" tls_verify = "host" }
      """),
    RuleCase(
      "an expression for other names",
      """
      domain "/[.]e[.]example$/" { tls_ca = "/k" }
      domain "/[.]d[.]example$/" { tls = "required" tls_verify = "host" }
      """, "tls-verify-without-ca"),
    RuleCase(
      "a wider expression that does not set it",
      """
      domain "/[.]example$/" { connect_timeout = 60 }
      domain "/[.]d[.]example$/" { tls = "required" tls_verify = "host" }
      """, "tls-verify-without-ca"),
    RuleCase(
      "a wider expression that wants routes",
      """
      domain "/[.]example$/" { routes = ( "r.example" ) }
      domain "/[.]d[.]example$/" { delivery_method = "ECSTREAM" }
      """, "ecstream-with-routes"),
    RuleCase(
      "the use for some of the names",
      """
      tls_ca = "/c"
      domain "/[.]a[.]d[.]example$/" { use_mta_sts = true }
      domain "/[.]d[.]example$/" { enable_mta_sts = true }
      """),
    RuleCase(
      "an expression that is not read",
      """
      domain "/(?=x)[.]example$/" { tls_ca = "/k" }
      domain "/[.]d[.]example$/" { tls = "required" tls_verify = "host" }
      """),
  ]

  @Test(arguments: nested + beside)
  func otherExpressionsCount(_ sample: RuleCase) throws {
    #expect(try sample.found(among: SendingContainerTests.rules) == sample.rules)
  }
}
