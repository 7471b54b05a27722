import Testing

@testable import EcelerityConf

/// The source of a binding, and the next hops it can reach.
struct SourceRuleTests {
  static let cases = [
    RuleCase(
      "source of the group, gateway of the binding",
      """
      binding_group g { bind_address = 192.0.2.1 binding b { gateway = "[2001:db8::1]" } }
      """, "source-family-mismatch"),
    RuleCase(
      "source and gateway of the group",
      """
      binding_group g { bind_address = 192.0.2.1 gateway = "[2001:db8::1]" binding b { } }
      """, "source-family-mismatch"),
    RuleCase(
      "global source and gateway, several bindings",
      """
      bind_address = 192.0.2.1
      gateway = "[2001:db8::1]"
      binding b { }
      binding c { }
      """, "source-family-mismatch"),
    RuleCase(
      "global source, gateway of a domain of the binding",
      """
      bind_address = 2001:db8::2
      binding b { domain d.example { gateway = 192.0.2.7 } }
      """, "source-family-mismatch"),
    RuleCase(
      "public global source, private gateway",
      "bind_address = 192.0.2.1\nbinding b { gateway = 10.0.0.7 }",
      "private-next-hop-public-source"),
    RuleCase(
      "an own source goes before that of the group",
      """
      binding_group g {
        bind_address = 192.0.2.1
        binding b { bind_address = 2001:db8::2 gateway = "[2001:db8::1]" }
      }
      """),
    RuleCase(
      "a second source of the binding",
      """
      bind_address = 192.0.2.1
      binding b { bind_address_secondary = 2001:db8::2 gateway = "[2001:db8::1]" }
      """),
    RuleCase(
      "routes of a domain, no binding",
      "bind_address = 192.0.2.1\ndomain d.example { routes = ( \"[2001:db8::7]\" ) }",
      "source-family-mismatch"),
    RuleCase(
      "private route of a domain, no binding",
      "bind_address = 192.0.2.1\ndomain d.example { routes = ( \"10.0.0.7\" ) }",
      "private-next-hop-public-source"),
    RuleCase(
      "gateway of a domain, every source of the other family",
      """
      bind_address = 192.0.2.1
      binding b { bind_address = 192.0.2.2 }
      binding_group g { binding c { bind_address = 192.0.2.3 } binding d { } }
      domain d.example { gateway = "[2001:db8::7]" }
      """, "source-family-mismatch"),
    RuleCase(
      "private gateway of a domain, every source public",
      """
      bind_address = 192.0.2.1
      binding b { bind_address = 192.0.2.2 }
      domain d.example { gateway = 10.0.0.7 }
      """, "private-next-hop-public-source"),
    RuleCase(
      "private gateway of a domain, one source private",
      """
      bind_address = 192.0.2.1
      binding b { bind_address = 192.0.2.2 }
      binding c { bind_address = 10.0.0.1 }
      domain d.example { gateway = 10.0.0.7 }
      """),
    RuleCase(
      "gateway of a domain, one binding with a second source",
      """
      bind_address = 192.0.2.1
      binding b { bind_address = 192.0.2.2 bind_address_secondary = 2001:db8::2 }
      domain d.example { gateway = "[2001:db8::7]" }
      """),
    RuleCase(
      "gateway of a domain, one binding with any source",
      """
      bind_address = 192.0.2.1
      binding b { bind_address = "*" }
      domain d.example { gateway = "[2001:db8::7]" }
      """),
    RuleCase(
      "gateway of a domain, no source of mail without a binding",
      """
      binding b { bind_address = 192.0.2.2 }
      domain d.example { gateway = 10.0.0.7 }
      """),
    RuleCase(
      "global routes, a binding",
      "routes = ( \"[2001:db8::7]\" )\nbinding b { bind_address = 192.0.2.1 }",
      "source-family-mismatch"),
    RuleCase(
      "one of the routes of a domain",
      "bind_address = 192.0.2.1\ndomain d.example { routes = ( \"[2001:db8::7]\" \"192.0.2.7\" ) }"),
    RuleCase(
      "a gateway goes before the routes of a domain",
      """
      bind_address = 192.0.2.1
      gateway = 192.0.2.9
      domain d.example { routes = ( "[2001:db8::7]" ) }
      """),
    RuleCase(
      "domain of a group, source of the group",
      """
      binding_group g {
        bind_address = 192.0.2.1
        domain d.example { gateway = "[2001:db8::1]" }
        domain e.example { gateway = 10.0.0.7 }
        binding b { ehlo_hostname = b.example }
      }
      """, "source-family-mismatch", "private-next-hop-public-source"),
    RuleCase(
      "domain of a group, sources of the bindings",
      """
      binding_group g {
        domain d.example { gateway = "[2001:db8::1]" }
        binding b { bind_address = 192.0.2.1 }
        binding c { bind_address = 192.0.2.2 }
      }
      """, "source-family-mismatch"),
    RuleCase(
      "domain of a group, one binding with a suitable source",
      """
      binding_group g {
        bind_address = 192.0.2.1
        domain d.example { gateway = "[2001:db8::1]" }
        binding b { }
        binding c { bind_address = 2001:db8::2 }
      }
      """),
    RuleCase(
      "domain of a group, one binding with a second source",
      """
      bind_address_secondary { }
      binding_group g {
        bind_address = 192.0.2.1
        domain d.example { gateway = "[2001:db8::1]" }
        binding b { bind_address_secondary = 2001:db8::2 }
      }
      """),
    RuleCase(
      "domain of a group without bindings",
      """
      binding_group g { bind_address = 192.0.2.1 domain d.example { gateway = "[2001:db8::1]" } }
      """),
    RuleCase(
      "a proxy",
      """
      binding b {
        bind_address = 192.0.2.1
        ha_proxy_server = "192.0.2.8:5000"
        gateway = "[2001:db8::1]"
        domain d.example { gateway = 10.0.0.7 }
      }
      """),
    RuleCase(
      "a proxy of the group, and of one of its bindings",
      """
      binding_group g {
        bind_address = 192.0.2.1
        ha_proxy_server = "192.0.2.8:5000"
        gateway = 10.0.0.7
        binding b { gateway = "[2001:db8::1]" }
      }
      binding_group h {
        bind_address = 192.0.2.1
        domain d.example { gateway = "[2001:db8::1]" }
        binding c { ha_proxy_server = "192.0.2.8:5000" }
        binding d { }
      }
      """),
    RuleCase(
      "a proxy that is bypassed",
      """
      binding b {
        bind_address = 192.0.2.1
        ha_proxy_server = "192.0.2.8:5000"
        domain d.example { ha_proxy_bypass = true gateway = "[2001:db8::1]" }
        domain "[IPv6:2001:db8::1]" { ha_proxy_bypass = true }
      }
      """, "source-family-mismatch"),
    RuleCase(
      "a proxy of one of the bindings for a domain",
      """
      bind_address = 192.0.2.1
      binding b { ha_proxy_server = "192.0.2.8:5000" }
      domain d.example { routes = ( "[2001:db8::7]" ) }
      """),
    RuleCase(
      "a rerouted domain",
      """
      binding b {
        bind_address = 192.0.2.1
        domain d.example { gateway = "[2001:db8::1]" }
      }
      domain d.example { reroute_domain = "e.example" }
      """),
    RuleCase(
      "any source", "bind_address = \"*\"\nbinding b { gateway = \"[2001:db8::1]\" }"),
  ]

  @Test(arguments: cases)
  func theSourceIsThatInForce(_ sample: RuleCase) throws {
    let rules: [any Rule.Type] = [SourceFamilyMismatch.self, PrivateNextHopPublicSource.self]
    let loader = MemoryLoader(["a.conf": "use_ipv6 = true\n" + sample.text])
    let found = Linter(rules).lint(try Configuration.load("a.conf", from: loader))
    #expect(found.map(\.rule) == sample.rules)
  }

  @Test(arguments: [
    (
      "bind_address = 192.0.2.1 binding b { domain d.example { gateway = 10.0.0.7 } }",
      "binding b / domain d.example"
    ),
    ("bind_address = 192.0.2.1 domain d.example { gateway = 10.0.0.7 }", "domain d.example"),
    ("bind_address = 192.0.2.1 gateway = 10.0.0.7 binding b { }", "binding b"),
    ("bind_address = 192.0.2.1 gateway = 10.0.0.7", ""),
  ])
  func theScopeIsThatOfTheMail(text: String, scope: String) throws {
    let loader = MemoryLoader(["a.conf": text])
    let found = Linter([PrivateNextHopPublicSource.self])
      .lint(try Configuration.load("a.conf", from: loader))
    #expect(found.map(\.scope) == [scope])
  }
}
