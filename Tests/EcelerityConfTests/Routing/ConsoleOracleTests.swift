import EcelerityConf
import Testing

/// The answers of the server's console for a scope, and the merging of values that accumulate.
struct ConsoleOracleTests {
  static let console = """
    message_expiration = 86400
    domain oak.example { message_expiration = 900 }
    binding b-01 {
      ehlo_hostname = "b-01.example"
      domain relay.example { ehlo_hostname = "relay.example" }
    }
    """
  static let withoutDomainValue = """
    message_expiration = 86400
    domain oak.example { }
    """
  static let withoutInnerName = """
    binding b-01 { ehlo_hostname = "b-01.example"  domain relay.example { } }
    """
  static let nested = """
    ehlo_hostname = foo
    binding_group a {
      binding b { ehlo_hostname = bar }
      binding c { }
    }
    """
  static let hosts = """
    host "mx.oak.example" {
      outbound_throttle_connections = "5/10"
      outbound_throttle_messages = "10/5"
    }
    binding "vip" {
      host "mx.oak.example" {
        outbound_throttle_connections = "30"
        outbound_throttle_messages = "100"
      }
    }
    outbound_throttle_connections = "77"
    """
  static let names = """
    binding "default" { ehlo_hostname = "x" }
    binding "other" { }
    bind_address = 192.0.2.1
    """
  static let auth = """
    domain "a.example" { outbound_smtp_auth_type = "LOGIN" }
    domain "b.example" { outbound_smtp_auth_type = "PLAIN" }
    """
  static let proxy = """
    binding "p" {
      ha_proxy_server = "192.0.2.1:8080"
      domain "oak.example" { ha_proxy_bypass = true }
    }
    """

  static let oracles: [ValueOracle] = [
    .init("O-032", nested, "", .ehloHostname, "foo"),
    .init("O-033", nested, "binding_group a", .ehloHostname, "foo"),
    .init("O-034", nested, "binding_group a binding b", .ehloHostname, "bar"),
    .init("O-035", nested, "binding_group a binding c", .ehloHostname, "foo"),
    .init("O-036", hosts, "host mx.oak.example", .outboundThrottleConnections, "5/10"),
    .init("O-037", hosts, "binding vip host mx.oak.example", .outboundThrottleConnections, "30"),
    .init("O-038", hosts, "host mx.oak.example", .outboundThrottleMessages, "10/5"),
    .init("O-039", hosts, "binding vip host mx.oak.example", .outboundThrottleMessages, "100"),
    .init("O-040", hosts, "host mx.elm.example", .outboundThrottleConnections, nil),
    .init("O-116", console, "", .messageExpiration, "86400"),
    .init("O-117", console, "domain oak.example", .messageExpiration, "900"),
    .init("O-118", withoutDomainValue, "domain oak.example", .messageExpiration, "86400"),
    .init("O-119", console, "binding b-01", .ehloHostname, "b-01.example"),
    .init("O-120", console, "binding b-01 domain relay.example", .ehloHostname, "relay.example"),
    .init(
      "O-121", withoutInnerName, "binding b-01 domain relay.example", .ehloHostname,
      "b-01.example"),
    .init("O-123", "", "", .blackhole, "false"),
    .init("O-124", "", "binding none domain no.example", .maxOutboundConnections, "32"),
    .init("O-128", names, "binding other", .ehloHostname, "__hostname__"),
    .init("O-129", names, "binding other", .bindAddress, "192.0.2.1"),
    .init("O-130", "binding b { }", "binding b", .bindAddress, "*"),
    .init("O-137", auth, "domain a.example", .outboundSmtpAuthType, "LOGIN"),
    .init("O-137", auth, "domain b.example", .outboundSmtpAuthType, "PLAIN"),
    .init("O-138", proxy, "binding p domain oak.example", .haProxyBypass, "true"),
    .init("O-138", proxy, "binding p domain elm.example", .haProxyBypass, nil),
    .init("O-138", proxy, "binding p domain elm.example", .haProxyServer, "192.0.2.1:8080"),
    .init(
      "O-140", "Max_Outbound_Connections = 7", "domain oak.example", .maxOutboundConnections, "7"),
  ]

  @Test(arguments: oracles)
  func isTheValueOfTheOracle(_ oracle: ValueOracle) throws {
    #expect(try oracle.evaluation().text == oracle.expected)
  }

  /// O-122: an option that is not set in a scope has no assignment there, whatever its default.
  @Test func notSetIsNotTheDefault() throws {
    let evaluation = try evaluate(.blackhole, at: "", in: "")
    #expect(evaluation.setting == nil)
    #expect(try configuration("").global.setting(.blackhole) == nil)
  }

  /// O-139: group::pathway, pathway, group, global.
  @Test func pathwaysInTheirOrder() throws {
    let values = [
      #"pathway_group "g" { pathway "p" { relay_domains = ( "a" ) } }"#,
      #"pathway "p" { relay_domains = ( "b" ) }"#,
      #"pathway_group "g" { relay_domains = ( "c" ) }"#,
      #"relay_domains = ( "d" )"#,
    ]
    for (index, expected) in ["a", "b", "c", "d"].enumerated() {
      let evaluation = try evaluate(
        .relayDomains, at: "pathway_group g pathway p",
        in: values[index...].joined(separator: "\n"))
      #expect(evaluation.setting?.value.items.map(\.text) == [expected])
    }
  }

  /// O-139: settings of other groups and of other pathways of the group make no difference, nor do those of a group
  /// for a pathway outside of it.
  @Test(arguments: [
    ("pathway_group g pathway p", "ours"), ("pathway_group g pathway q", "q"),
    ("pathway_group h pathway p", "theirs"), ("pathway_group h pathway q", "h"),
    ("pathway_group i pathway q", "all"), ("pathway p", "all"), ("pathway_group g", "g"),
  ])
  func eachPathwayGroupSpeaksForItself(scope: String, expected: String) throws {
    let text = """
      relay_domains = ( "all" )
      pathway_group "g" {
        relay_domains = ( "g" )
        pathway "p" { relay_domains = ( "ours" ) }
        pathway "q" { relay_domains = ( "q" ) }
      }
      pathway_group "h" { relay_domains = ( "h" ) pathway "p" { relay_domains = ( "theirs" ) } pathway "q" { } }
      pathway_group "i" { pathway "q" { } }
      """
    let evaluation = try evaluate(.relayDomains, at: scope, in: text)
    #expect(evaluation.setting?.value.items.map(\.text) == [expected])
  }
}
