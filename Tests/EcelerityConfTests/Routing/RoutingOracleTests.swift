import EcelerityConf
import Testing

/// A configuration, and the offline route of mail for a domain.
struct RouteOracle: CustomTestStringConvertible, Sendable {
  let id: String
  let configuration: String
  let domain: String
  var binding: String?
  var isStrict = false
  var verdict = Verdict.deliver
  /// The name of the queue.
  let queue: String
  var method = DeliveryMethod.esmtp
  /// The next hops in order: `192.0.2.7:25`, `mx:relay.example:25`.
  let hops: [String]

  var testDescription: String { "\(id): \(domain) goes to \(hops.joined(separator: ", "))" }
}

/// Routes in the examples of the manual, and with several stanzas.
struct RoutingOracleTests {
  /// The complete example of the guide.
  static let guide = """
    gateway = 192.0.2.50
    domain mill.example {
      gateway = 192.0.2.20
      delivery_method = LMTP
    }
    """
  static let drain = #"domain sub.mill.example { gateway = "drain.example" }"#
  static let relay1 = #"domain ash.example { gateway = "relay1.ash.example" }"#
  static let relay2 = relay1 + "\n" + #"domain ash.example { gateway = "relay2.ash.example" }"#
  static let fiveHops = """
    routes = (
      "smtp://192.0.2.7?pref=10" "smtp://192.0.2.8?pref=10" "smtp://192.0.2.10?pref=10"
      "smtp://192.0.2.13?pref=10" "smtp://192.0.2.56?pref=10"
    )
    """
  static let hop = """
    domain "#hop" { routes = ( "smtp://relay.example:587" )  tls = "required" }
    binding "via" {
      gateway = "#hop"
      outbound_smtp_auth_type = "LOGIN"
      outbound_smtp_auth_user = "u"
      outbound_smtp_auth_pass = "p"
    }
    """
  static let bounces = """
    generate_bounces = "true"
    bounce_behavior = "pass"
    domain "b1.example" { routes = ( "smtp://192.0.2.4" ) }
    domain "b2.example" { bounce_behavior = "blackhole" }
    """
  static let transfer = """
    domain x.test {
      reroute_domain = "disabled"
      delayed_reroute_domain = "disabled"
      delivery_method = "delay_xfer"
      routes = ( "xfer://192.0.2.10?port=8080" )
      http_uri = "/delay_message"
    }
    domain oak.example { reroute_domain = "x.test" }
    """
  static let twoRoutes = """
    routes = ( "a.example" )
    domain oak.example { routes = ( "b.example" ) }
    """
  static let bindingGateway = """
    binding v { gateway = "a.example" }
    domain oak.example { gateway = "b.example" }
    """
  static let ecstream = """
    domain oak.example { delivery_method = ECSTREAM  ecstream_port = 31337 }
    """

  static func push(_ method: String, _ route: String) -> String {
    #"domain oak.example { delivery_method = \#(method)  routes = ( "\#(route)" ) }"#
  }

  static let oracles: [RouteOracle] = [
    .init(
      id: "O-055", configuration: "", domain: "oak.example", queue: "oak.example",
      hops: ["mx:oak.example:25"]),
    .init(
      id: "O-056", configuration: guide, domain: "oak.example", queue: "192.0.2.50",
      hops: ["192.0.2.50:25"]),
    .init(
      id: "O-057, O-058", configuration: guide, domain: "mill.example", queue: "192.0.2.20",
      method: .lmtp, hops: ["192.0.2.20:2003"]),
    .init(
      id: "O-059", configuration: guide, domain: "mill.example", isStrict: true,
      queue: "192.0.2.20", hops: ["192.0.2.20:25"]),
    .init(
      id: "O-060", configuration: guide, domain: "sub.mill.example", queue: "192.0.2.50",
      hops: ["192.0.2.50:25"]),
    .init(
      id: "O-061", configuration: "gateway = drain.example", domain: "oak.example",
      queue: "drain.example", hops: ["mx:drain.example:25"]),
    .init(
      id: "O-063", configuration: drain, domain: "sub.mill.example", queue: "drain.example",
      hops: ["mx:drain.example:25"]),
    .init(
      id: "O-064", configuration: relay1, domain: "ash.example", queue: "relay1.ash.example",
      hops: ["mx:relay1.ash.example:25"]),
    .init(
      id: "O-064 later", configuration: relay2, domain: "ash.example",
      queue: "relay2.ash.example", hops: ["mx:relay2.ash.example:25"]),
    .init(
      id: "O-065", configuration: fiveHops, domain: "any.example", queue: "any.example",
      hops: [
        "192.0.2.7:25", "192.0.2.8:25", "192.0.2.10:25", "192.0.2.13:25", "192.0.2.56:25",
      ]),
    .init(
      id: "O-066", configuration: #"routes = ( "a.example" "b.example" )"#, domain: "oak.example",
      queue: "oak.example", hops: ["mx:a.example:25", "mx:b.example:25"]),
    .init(
      id: "O-067", configuration: #"routes = ( "__mx__" )"#, domain: "oak.example",
      queue: "oak.example", hops: ["mx:oak.example:25"]),
    .init(
      id: "O-068", configuration: #"routes = ( "smtp://a.example?pref=1" "__mx__" )"#,
      domain: "oak.example", queue: "oak.example",
      hops: ["mx:a.example:25", "mx:oak.example:25"]),
    .init(
      id: "O-069", configuration: twoRoutes, domain: "oak.example", queue: "oak.example",
      hops: ["mx:b.example:25"]),
    .init(
      id: "O-070", configuration: twoRoutes, domain: "elm.example", queue: "elm.example",
      hops: ["mx:a.example:25"]),
    .init(
      id: "O-071", configuration: hop, domain: "oak.example", binding: "via", queue: "#hop",
      hops: ["mx:relay.example:587"]),
    .init(
      id: "O-072", configuration: bounces, domain: "b1.example", queue: "b1.example",
      hops: ["192.0.2.4:25"]),
    .init(
      id: "O-074", configuration: transfer, domain: "oak.example", verdict: .unsupportedMethod,
      queue: "x.test", method: .delayXfer, hops: ["192.0.2.10:8080"]),
    .init(
      id: "O-075", configuration: transfer, domain: "x.test", verdict: .unsupportedMethod,
      queue: "x.test", method: .delayXfer, hops: ["192.0.2.10:8080"]),
    .init(
      id: "O-078", configuration: #"static_routes { target = "192.0.2.9:1234" }"#,
      domain: "oak.example", queue: "oak.example", hops: ["192.0.2.9:1234"]),
    .init(
      id: "O-079", configuration: push("apn", "apn://h?port=2195"), domain: "oak.example",
      verdict: .unsupportedMethod, queue: "oak.example", method: .apn, hops: ["mx:h:2195"]),
    .init(
      id: "O-080", configuration: push("gcm", "gcm://h?port=443"), domain: "oak.example",
      verdict: .unsupportedMethod, queue: "oak.example", method: .gcm, hops: ["mx:h:443"]),
    .init(
      id: "O-081", configuration: push("mm7", "mm7://h/path?port=8080"), domain: "oak.example",
      verdict: .unsupportedMethod, queue: "oak.example", method: .mm7, hops: ["mx:h:8080"]),
    .init(
      id: "O-082", configuration: ecstream, domain: "oak.example", verdict: .unsupportedMethod,
      queue: "oak.example", method: .ecstream, hops: ["mx:oak.example:31337"]),
    .init(
      id: "O-083", configuration: bindingGateway, domain: "oak.example", binding: "v",
      queue: "a.example", hops: ["mx:a.example:25"]),
    .init(
      id: "O-084",
      configuration: #"domain oak.example { gateway = g.test  routes = ( "r.test" ) }"#,
      domain: "oak.example", queue: "g.test", hops: ["mx:g.test:25"]),
    .init(
      id: "O-085", configuration: #"gateway = g.test  routes = ( "r.test" )"#,
      domain: "oak.example", queue: "g.test", hops: ["mx:r.test:25"]),
    .init(
      id: "O-086",
      configuration: #"gateway = g.test  domain oak.example { routes = ( "r.test" ) }"#,
      domain: "oak.example", queue: "g.test", hops: ["mx:g.test:25"]),
  ]

  @Test(arguments: oracles)
  func leadsWhereTheOracleSays(_ oracle: RouteOracle) throws {
    let answer = try explain(
      oracle.domain, in: oracle.configuration, binding: oracle.binding, strict: oracle.isStrict)
    #expect(answer.verdict == oracle.verdict)
    #expect(answer.routingDomain.text == oracle.queue)
    #expect(answer.method == oracle.method)
    #expect(answer.hops == oracle.hops)
  }

  /// O-058 and O-059: using the method is a decision, leaving it out is noted.
  @Test func methodOfTheGatewaysStanza() throws {
    let usual = try explain("mill.example", in: Self.guide).step(.method)
    #expect(usual.evidence == Evidence(.decided, "content/momentum/4/outbound-mail.md", "D-03"))
    #expect(usual.notes == [.onlyMethodAndPorts])
    #expect(usual.setting?.scope.label == "mill.example")
    let strict = try explain("mill.example", in: Self.guide, strict: true).step(.method)
    #expect(strict.notes == [.leftOutByStrictGateway(["delivery_method"])])
    #expect(strict.setting == nil)
  }

  /// O-065: one group, equal shares.
  @Test func equalPreferencesShare() throws {
    let answer = try explain("any.example", in: Self.fiveHops)
    #expect(Set(answer.destinations.map(\.preference)) == [10])
    #expect(try answer.step(.order).notes == [.equalShare(5)])
  }

  /// O-066: the later one is used only while the earlier one is unavailable.
  @Test func positionIsPreference() throws {
    let answer = try explain("oak.example", in: #"routes = ( "a.example" "b.example" )"#)
    #expect(answer.destinations.map(\.preference) == [0, 1])
    #expect(try answer.step(.order).notes == [.laterOnlyWhenEarlierUnavailable])
  }

  /// O-071: TLS and authentication from the queue's own stanza and the binding.
  @Test func syntheticNameWithItsStanza() throws {
    let answer = try explain("oak.example", in: Self.hop, binding: "via")
    #expect(answer.destinations.map(\.tls) == ["required"])
    let auth = try evaluate(
      .outboundSmtpAuthType, at: "binding via domain #hop", in: Self.hop)
    #expect(auth.text == "LOGIN")
  }

  /// O-072, O-073.
  @Test(arguments: [("b1.example", "pass"), ("b2.example", "blackhole")])
  func bounceBehavior(domain: String, expected: String) throws {
    let evaluation = try evaluate(.bounceBehavior, at: "domain \(domain)", in: Self.bounces)
    #expect(evaluation.text == expected)
  }

  /// O-087 and O-088 with next hops that need no DNS.
  @Test func skippedAndProhibitedAddresses() throws {
    let routes = #"routes = ( "smtp://192.0.2.1?pref=10" "smtp://198.51.100.1?pref=20" )"#
    let skipping = try explain(
      "oak.example", in: routes + #" skip_hosts = ( "192.0.2.0/24" )"#)
    #expect(skipping.hops == ["198.51.100.1:25"])
    let all = try explain("oak.example", in: routes + #" skip_hosts = ( "0.0.0.0/0" )"#)
    #expect(all.verdict == .noHosts)
    let prohibited = try explain(
      "oak.example", in: routes + #" prohibited_hosts = ( "192.0.2.1" )"#)
    #expect(prohibited.verdict == .prohibited)
    #expect(prohibited.verdict.reply == "551 5.4.6")
    let later = try explain(
      "oak.example", in: routes + #" prohibited_hosts = ( "198.51.100.1" )"#)
    #expect(later.verdict == .deliver)
    #expect(try later.step(.filter).notes == [.prohibitedLater("198.51.100.1")])
  }
}
