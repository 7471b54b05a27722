import EcelerityConf
import Testing

/// What rules say about the stanza of a domain depends on the bindings that its mail is sent on.
struct SendingContainerTests {
  /// What the bindings of a group set comes after the domains of the group.
  static let group: [RuleCase] = [
    RuleCase(
      "the gateway of the binding would hold",
      """
      binding_group "g" {
        domain "a.example" { gateway = "a.example" tls = "ifavailable" }
        binding "n" { bind_address = "192.0.2.1" gateway = "hub.example" }
      }
      """),
    RuleCase(
      "the port of the binding",
      inGroup(#"delivery_method = "LMTP" gateway = "h.example""#, "lmtp_port = 24")),
    RuleCase(
      "the authorities of the binding",
      inGroup(#"tls = "required" tls_verify = "host""#, #"tls_ca = "/k""#)),
    RuleCase(
      "the authorities of the domain of the binding",
      inGroup(
        #"tls = "required" tls_verify = "host""#, #"domain "d.example" { tls_ca = "/k" }"#)),
    RuleCase(
      "the authorities of one binding of two",
      inGroup(
        #"tls = "required" tls_verify = "host""#,
        #"tls_ca = "/k" } binding "o" { bind_address = "192.0.2.2""#)),
    RuleCase(
      "the authorities of a binding that is opened outside of the group too",
      #"""
      binding_group "g" {
        domain "d.example" { tls = "required" tls_verify = "host" }
        binding "n" { bind_address = "192.0.2.1" }
      }
      binding "n" { tls_ca = "/k" }
      """#),
    RuleCase(
      "the authorities of a binding outside of groups, for the group of these",
      #"""
      binding_group "default" { domain "d.example" { tls = "required" tls_verify = "host" } }
      binding "n" { bind_address = "192.0.2.1" tls_ca = "/k" }
      """#),
    RuleCase(
      "the certificate of the binding",
      inGroup(#"tls_key = "/k""#, #"tls_certificate = "/c""#)),
    RuleCase(
      "the host of the binding",
      inGroup(#"delivery_method = "MM7""#, #"http_host = "h.example""#)
        + #"domain "d.example" { routes = ( "mm7://m.example" ) }"#),
    RuleCase(
      "the rest of the login",
      inGroup(
        #"outbound_smtp_auth_user = "u""#,
        #"outbound_smtp_auth_type = "PLAIN" outbound_smtp_auth_pass = "p" tls = "required" tls_verify = "optional""#
      )),
    RuleCase(
      "the gateway of the binding for LMTP",
      inGroup(
        #"delivery_method = "LMTP" lmtp_port = 24"#, #"gateway = "h.example""#)),
    RuleCase(
      "the gateway of the binding for ECSTREAM",
      inGroup(#"delivery_method = "ECSTREAM""#, #"gateway = "h.example""#)),
    RuleCase(
      "the TLS of the binding",
      inGroup(#"tls_verify = "host" tls_ca = "/k""#, #"tls = "required""#)),
    RuleCase(
      "the verification of the binding",
      inGroup(#"tls = "required""#, #"tls_verify = "host" tls_ca = "/k""#)),
    RuleCase(
      "the number of the binding",
      inGroup("max_retry_interval = 3600", "max_retries = 5")),
    RuleCase(
      "the TLS of the binding needs an extension",
      inGroup(
        #"delivery_method = "SMTP""#, #"tls = "required" tls_verify = "optional""#),
      "smtp-method-with-tls-required"),
    RuleCase(
      "nobody sets the authorities",
      inGroup(#"tls = "required" tls_verify = "host""#, "connect_timeout = 60"),
      "tls-verify-without-ca"),
    RuleCase(
      "no binding is known",
      #"""
      binding_group "g" { domain "d.example" { tls = "required" tls_verify = "host" } }
      """#, "tls-verify-without-ca"),
    RuleCase(
      "the binding without TLS would not have that of the domain outside",
      inGroup(#"tls = "no""#, #"tls = "no""#)
        + #"domain "d.example" { tls = "required" tls_verify = "optional" }"#),
  ]

  private static func inGroup(_ domain: String, _ binding: String) -> String {
    """
    binding_group "g" {
      domain "d.example" { \(domain) }
      binding "n" { bind_address = "192.0.2.1" \(binding) }
    }

    """
  }

  /// Mail comes to a name with `#` on the bindings whose gateway it is.
  static let queue: [RuleCase] = [
    RuleCase(
      "the authorities of the binding",
      via(#"tls = "required" tls_verify = "host""#, #"tls_ca = "/k""#)),
    RuleCase(
      "the authorities of the group",
      """
      domain "#hop" { routes = ( "r.example" ) tls = "required" tls_verify = "host" }
      binding_group "g" {
        tls_ca = "/k"
        binding "via" { bind_address = "192.0.2.1" gateway = "#hop" }
      }
      """),
    RuleCase(
      "the authorities of the group of bindings without one",
      via(#"tls = "required" tls_verify = "host""#, "")
        + #"binding_group "default" { tls_ca = "/k" }"#),
    RuleCase(
      "the authorities of the domain in the binding",
      via(
        #"tls = "required" tls_verify = "host""#, ##"domain "#hop" { tls_ca = "/k" }"##)),
    RuleCase(
      "the authorities of the binding, whose group has the gateway",
      """
      domain "#hop" { routes = ( "r.example" ) tls = "required" tls_verify = "host" }
      binding_group "g" {
        gateway = "#hop"
        binding "via" { bind_address = "192.0.2.1" tls_ca = "/k" }
        binding "not" { bind_address = "192.0.2.2" gateway = "h.example" }
      }
      """),
    RuleCase("the port", via(#"delivery_method = "LMTP""#, "lmtp_port = 24")),
    RuleCase("the certificate", via(#"tls_key = "/k""#, #"tls_certificate = "/c""#)),
    RuleCase(
      "verification and authorities",
      via(#"tls = "required""#, #"tls_verify = "host" tls_ca = "/k""#)),
    RuleCase(
      "TLS", via(#"tls_verify = "host" tls_ca = "/k""#, #"tls = "required""#)),
    RuleCase(
      "the rest of the login",
      via(
        #"outbound_smtp_auth_user = "u" tls = "required" tls_verify = "optional""#,
        #"outbound_smtp_auth_type = "PLAIN" outbound_smtp_auth_pass = "p""#)),
    RuleCase(
      "the host",
      """
      domain "#hop" { routes = ( "mm7://r.example" ) delivery_method = "MM7" }
      binding "via" { bind_address = "192.0.2.1" gateway = "#hop" http_host = "h.example" }
      """),
    RuleCase(
      "the TLS of the binding needs an extension",
      via(#"delivery_method = "SMTP""#, #"tls = "required" tls_verify = "optional""#),
      "smtp-method-with-tls-required"),
    RuleCase(
      "another binding has this gateway too, without authorities",
      via(#"tls = "required" tls_verify = "host""#, #"tls_ca = "/k""#)
        + ##"binding "too" { bind_address = "192.0.2.2" gateway = "#hop" }"##),
    RuleCase(
      "no binding has the authorities",
      via(#"tls = "required" tls_verify = "host""#, "connect_timeout = 60"),
      "tls-verify-without-ca"),
    RuleCase(
      "another binding has the authorities",
      via(#"tls = "required" tls_verify = "host""#, "")
        + #"binding "not" { bind_address = "192.0.2.2" tls_ca = "/k" }"#,
      "tls-verify-without-ca"),
    RuleCase(
      "the authorities of the binding for a gateway with a name in DNS",
      """
      domain "hop.example" { tls = "required" tls_verify = "host" }
      binding "via" { bind_address = "192.0.2.1" gateway = "hop.example" tls_ca = "/k" }
      """),
  ]

  private static func via(_ domain: String, _ binding: String) -> String {
    """
    domain "#hop" { routes = ( "r.example" ) \(domain) }
    binding "via" { bind_address = "192.0.2.1" gateway = "#hop" \(binding) }

    """
  }

  @Test(arguments: group + queue)
  func whatTheBindingsSetCounts(_ sample: RuleCase) throws {
    #expect(try sample.found(among: Self.rules) == sample.rules)
  }

  /// More bindings than are asked one by one.
  @Test func ofManyBindingsNothingIsSaid() throws {
    let bindings = (0..<40).map { "binding b\($0) { tls_ca = /k }\n" }.joined()
    let domains = (0..<40).map { "domain d\($0).example { tls_verify = host }\n" }.joined()
    let text = "binding_group g {\n\(domains)\(bindings)binding n { tls = required }\n}\n"
    #expect(try RuleCase("hop", text).found(among: ["tls-verify-without-ca"]) == [])
  }

  static let rules: Set = [
    "auth-incomplete", "auth-without-tls", "ecstream-with-routes", "ecstream-without-gateway",
    "enable-sts-without-use", "gateway-self", "lmtp-to-mx", "lmtp-without-explicit-port",
    "max-retry-interval-without-max-retries", "mm7-missing-http-host",
    "push-response-exceeds-idle", "push-without-routes", "route-scheme-mismatch",
    "smtp-method-with-tls-required", "tls-downgrade-below-parent", "tls-key-without-certificate",
    "tls-required-unverified", "tls-verify-without-ca", "tls-verify-without-tls",
  ]
}
