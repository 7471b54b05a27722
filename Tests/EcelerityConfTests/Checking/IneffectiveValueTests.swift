import EcelerityConf
import Testing

/// A value that is not looked up where it stands is reported for that alone.
struct IneffectiveValueTests {
  static let nested: [RuleCase] = [
    RuleCase(
      "a reroute and a delay",
      """
      binding_group "g" {
        binding "n" { bind_address = "192.0.2.1" }
        domain "a.example" { delayed_reroute_domain = "#hop" mx_failures_to_delay = 1 }
      }
      """, "domain-global-option-in-binding", "domain-global-option-in-binding"),
    RuleCase(
      "a reroute to a domain that is rerouted too",
      """
      domain "b.example" { delayed_reroute_domain = "c.example" }
      domain "c.example" { delayed_reroute_domain = "disabled" routes = ( "r.example" ) }
      binding "n" {
        bind_address = "192.0.2.1"
        domain "a.example" { delayed_reroute_domain = "b.example" }
      }
      """, "domain-global-option-in-binding"),
    RuleCase(
      "a reroute to a domain without a stanza",
      """
      binding "n" {
        bind_address = "192.0.2.1"
        domain "a.example" { delayed_reroute_domain = "b.example" }
      }
      """, "domain-global-option-in-binding"),
    RuleCase(
      "routes that are skipped",
      """
      skip_hosts = ( "10.0.0.0/8" )
      binding "n" { bind_address = "10.9.9.9" domain "a.example" { routes = ( "10.0.0.1" ) } }
      """, "routes-in-nested-domain"),
    RuleCase(
      "an option beside a gateway",
      """
      domain "hub.example" { tls = no }
      binding "n" {
        bind_address = "192.0.2.1"
        domain "a.example" { gateway = "hub.example" mx_failures_to_delay = 20 }
      }
      """, "domain-global-option-in-binding"),
  ]

  @Test(arguments: nested)
  func isReportedOnce(_ sample: RuleCase) throws {
    #expect(try sample.found(among: Self.rules) == sample.rules)
  }

  private static let rules: Set = [
    "domain-global-option-in-binding", "domain-options-ignored-by-gateway", "gateway-skipped",
    "mx-delay-sensitive", "reroute-loop", "reroute-target-undefined", "routes-in-nested-domain",
    "synthetic-domain-without-routes",
  ]
}
