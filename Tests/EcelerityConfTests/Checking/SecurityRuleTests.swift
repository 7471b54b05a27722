import Testing

@testable import EcelerityConf

/// Boundary cases of the rules about security.
struct SecurityRuleTests {
  private func lines(_ rule: String, _ text: String) throws -> [Int] {
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    var map = SourceMap(configuration)
    return Linter([try #require(RuleCatalog.rule(rule))]).lint(configuration)
      .map { map.location(of: $0.span).start.line }
  }

  @Test(arguments: [
    ("203.0.0.0/15", true), ("203.0.0.0/16", false), ("2001:db8::/31", true),
    ("2001:db8::/32", false), ("10.0.0.0/9", false), ("100.64.0.0/11", false),
    ("100.0.0.0/9", true), ("fd00::/8", false),
  ])
  func aBlockThatMayRelayIsWide(block: String, isWide: Bool) throws {
    let found = try lines("relay-hosts-wide", "relay_hosts = ( \"\(block)\" )\n")
    #expect(found == (isWide ? [1] : []))
  }

  @Test(arguments: [
    ("+TLSv1.0:-ALL:+TLSv1.2", false), ("-ALL:+TLSv1.0:+TLSv1.2", true),
    ("+TLSv1.0:-TLSv1.0:+TLSv1.2", false),
  ])
  func whatIsSwitchedOffLaterIsNotWeak(protocols: String, isWeak: Bool) throws {
    let found = try lines("tls-weak-protocol", "tls_protocols = \"\(protocols)\"\n")
    #expect(found == (isWeak ? [1] : []))
  }

  @Test(arguments: [("localhost:25", false), ("[::1]:25", false), ("localhost.example:25", true)])
  func whatOnlyTheMachineItselfReachesIsNoOpenRelay(label: String, isOpen: Bool) throws {
    let found = try lines(
      "open-relay", "esmtp_listener { listen \"\(label)\" { open_relay = true } }\n")
    #expect(found == (isOpen ? [1] : []))
  }

  /// What is required is not advised to be given up.
  @Test(arguments: [
    (
      "tls-required-unverified", "remove `tls_verify = no`",
      "tls = required tls_verify = host domain \"mill.example\" { tls_verify = no }"
    ),
    (
      "tls-downgrade-below-parent", "remove `tls = no`",
      "tls = required domain \"mill.example\" { tls = no }"
    ),
  ])
  func noAdviceBeginsWithLessSecurity(rule: String, advice: String, text: String) throws {
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    let found = Linter([try #require(RuleCatalog.rule(rule))]).lint(configuration)
    #expect(found.count == 1 && found[0].detail.hasPrefix(advice))
  }

  static let inner: [RuleCase] = [
    RuleCase(
      "what a console's socket says counts for it",
      """
      control_listener {
        enable_authentication = true
        authdigestmd5parameters = [ uri = "ecauth://" ]
        listen "192.0.2.1:2025" { enable_authentication = false }
      }
      """, "control-listener-unauthenticated"),
    RuleCase(
      "what a listener's socket says counts for it",
      "esmtp_listener { proxy_protocol = true listen \":25\" { proxy_protocol = false } }"),
    RuleCase(
      "every address of IPv6 is every address",
      "esmtp_listener { listen \"[::]:25\" { proxy_protocol = true } }", "proxy-protocol-exposed"),
    RuleCase(
      "a binding outside of groups is the one that groups hold",
      """
      binding "b" { tls = required tls_verify = optional }
      binding_group "g" { binding "b" { domain "mill.example" { tls = no } } }
      """, "tls-downgrade-below-parent"),
    RuleCase(
      "a domain of a group below the same domain",
      """
      domain "mill.example" { tls = required tls_verify = optional }
      binding_group "g" { domain "mill.example" { tls = no } }
      """, "tls-downgrade-below-parent"),
    RuleCase(
      "a domain of a grouped binding below that of its group",
      """
      binding_group "g" {
        domain "mill.example" { tls = required tls_verify = optional }
        binding "b" { domain "mill.example" { tls = no } }
      }
      """, "tls-downgrade-below-parent"),
    RuleCase(
      "a domain of a binding below an expression",
      """
      domain "/^mill[.]/" { tls = required tls_verify = optional }
      binding "b" { domain "mill.example" { tls = no } }
      """, "tls-downgrade-below-parent"),
    RuleCase(
      "a domain of a binding that has no TLS anyway",
      """
      domain "mill.example" { tls = required tls_verify = optional }
      binding "b" { tls = no domain "mill.example" { tls = no } }
      """),
    RuleCase(
      "a key of everybody is that of the listeners",
      "tls_key = \"/etc/mail.key\" esmtp_listener { tls_certificate = \"/etc/mail.crt\" }"),
    RuleCase("a credential may be switched off in any case", "http_basic_auth = False"),
    RuleCase(
      "a login that was written again is told of once",
      "outbound_smtp_auth_user = a\noutbound_smtp_auth_user = b\n", "auth-incomplete"),
  ]

  @Test(arguments: inner)
  func whatCountsAtAPlace(_ test: RuleCase) throws {
    let rules = [
      "control-listener-unauthenticated", "proxy-protocol-exposed", "tls-downgrade-below-parent",
      "tls-key-without-certificate", "plaintext-secret", "auth-incomplete",
    ]
    let configuration = try Configuration.load(
      "a.conf", from: MemoryLoader(["a.conf": test.text]))
    let found = Linter(try rules.map { try #require(RuleCatalog.rule($0)) }).lint(configuration)
    #expect(found.map(\.rule) == test.rules)
  }
}
