import EcelerityConf
import Testing

/// The remaining next hops, and the parameters of a session (docs/routing.md, The session).
struct SessionTests {
  // MARK: Throttles and limits

  static let south = """
    binding_group "south" {
      outbound_throttle_messages = "10"
      binding "s1" { }
      binding "s2" { }
      domain "oak.example" { }
    }
    """
  static let southRepeated = """
    binding_group "south" {
      outbound_throttle_messages = "10"
      binding "s1" { outbound_throttle_messages = "10" }
      binding "s2" { outbound_throttle_messages = "10" }
      domain "oak.example" { outbound_throttle_messages = "10" }
    }
    """

  private func bucket(_ domain: String, _ binding: String, _ text: String) throws -> [RouteNote] {
    let step = try explain(domain, in: text, binding: binding).step(.outboundThrottleMessages)
    #expect(step.answer == "10")
    #expect(step.topic == .limit)
    return step.notes
  }

  /// O-041: one bucket for everything that inherits the value from the group.
  @Test func whatFallsBackSharesABucket() throws {
    for binding in ["s1", "s2"] {
      for domain in ["oak.example", "elm.example"] {
        #expect(try bucket(domain, binding, Self.south) == [.bucket("binding_group south")])
      }
    }
  }

  /// O-042: a scope that sets the value itself has its own bucket.
  @Test func whatSetsTheValueHasItsOwnBucket() throws {
    let text = Self.southRepeated
    #expect(
      try bucket("elm.example", "s1", text) == [.bucket("binding_group south / binding s1")])
    #expect(
      try bucket("elm.example", "s2", text) == [.bucket("binding_group south / binding s2")])
    #expect(
      try bucket("oak.example", "s1", text) == [.bucket("binding_group south / domain oak.example")]
    )
    let global = try explain("oak.example", in: "outbound_throttle_messages = 10")
    #expect(try global.step(.outboundThrottleMessages).notes == [.bucket("global")])
  }

  /// O-036 to O-040 for next hops whose names need no DNS.
  @Test(arguments: [
    ("O-036", "mx.oak.example", nil, ["5/10", "10/5"], "host mx.oak.example"),
    ("O-037, O-039", "mx.oak.example", "vip", ["30", "100"], "binding vip / host mx.oak.example"),
    ("O-040", "mx.elm.example", nil, [], ""),
  ])
  func throttlesOfHosts(
    id: String, host: String, binding: String?, expected: [String], bucket: String
  ) throws {
    let text = ConsoleOracleTests.hosts + #" routes = ( "smtp://\#(host)?type=a" )"#
    let answer = try explain("oak.example", in: text, binding: binding)
    let steps = answer.steps.filter {
      $0.name == .perHost && $0.topic == .limit && $0.setting != nil
    }
    #expect(steps.map(\.answer) == expected, "\(id)")
    #expect(steps.allSatisfy { $0.notes == [.bucket(bucket), .appliesBesideOthers] }, "\(id)")
    let ordinary = try answer.step(.outboundThrottleConnections, of: .sessionData)
    #expect(ordinary.answer == "77", "the ordinary throttle applies in addition")
  }

  /// O-043.
  @Test(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"))
  func hostsOfOnePatternShareABucket() throws {
    let text = #"""
      host "/edge-[ab]\.test/" { outbound_throttle_connections = "8/3600" }
      routes = ( "smtp://edge-a.test?type=a" "smtp://edge-b.test?type=a" "smtp://edge-c.test?type=a" )
      """#
    let steps = try explain("oak.example", in: text).steps(.outboundThrottleConnections)
      .filter { $0.name == .perHost }
    #expect(steps.map(\.answer) == ["8/3600", "8/3600"])
    let bucket = RouteNote.bucket(#"host /edge-[ab]\.test/"#)
    #expect(steps.map(\.notes.first) == [bucket, bucket])
  }

  /// O-025: a host's stanza without a limit means no limit.
  @Test func aHostWithoutALimit() throws {
    let text = #"host r.test { }  routes = ( "smtp://r.test?type=a" )"#
    let step = try explain("oak.example", in: text).step(.maxOutboundConnections, of: .perHost)
    #expect(step.answer == "-1")
    #expect(step.notes == [.noLimitOfHost])
  }

  @Test func hostsThatOnlyDNSKnows() throws {
    let text = "host mx.oak.example { max_outbound_connections = 3 }"
    let answer = try explain("oak.example", in: text)
    #expect(try answer.step(asking: "limits of exchangers").notes == [.hostStanzasNeedDNS])
    let same = try explain("oak.example", in: "host oak.example { max_outbound_connections = 3 }")
    #expect(!same.steps.contains { $0.name == .perHost && $0.topic == .limit })
    let elsewhere = try explain("oak.example", in: "binding b { \(text) }")
    #expect(!elsewhere.notes.contains(.hostStanzasNeedDNS))
    let literal = try explain("192.0.2.7", in: text)
    #expect(!literal.notes.contains(.hostStanzasNeedDNS))
  }

  /// O-076 and O-077 depend on DNS, which is noted (D-20).
  @Test(arguments: [("true", true), ("false", false)])
  func rollupNeedsDNS(value: String, isTold: Bool) throws {
    let text = "host mx1.oak.example { rollup_mx = \(value)  rollup_mx_name = pool.example }"
    let answer = try explain("oak.example", in: text)
    #expect(answer.notes.contains(.mayBeRolledUp) == isTold)
    #expect(answer.steps.contains { $0.evidence.decision == "D-20" } == isTold)
    #expect(try !explain("192.0.2.7", in: text).notes.contains(.mayBeRolledUp))
  }

  @Test func timersInTheOrderOfASession() throws {
    let answer = try explain("oak.example", in: "domain oak.example { rcptto_timeout = 7 }")
    let timers = answer.steps.filter { $0.topic == .timer }
    #expect(timers.map(\.answer) == ["300", "300", "300", "7", "600", "30", "5"])
    #expect(timers.map { $0.setting != nil } == [false, false, false, true, false, false, false])
    let push = try explain("oak.example", in: "delivery_method = APN")
    #expect(
      push.steps.filter { $0.topic == .timer }.map(\.evaluation?.option.keyword) == [
        .connectTimeout, .deliveryResponseTimeout, .idleTimeout,
      ])
  }

  /// `resolve` needs only the destinations, which must not differ for that.
  @Test func destinationsDoNotDependOnWhatIsTold() throws {
    let text = TLSOracleTests.lookups + TLSOracleTests.certificates + Self.south
    let full = try explain("safe.example", in: text, binding: "c1")
    var brief = RouteEvaluator(try configuration(text), tellsSession: false)
    let answer = try #require(try brief.explain(RouteQuery("safe.example", binding: "c1")).first)
    #expect(answer.destinations == full.destinations)
    #expect(answer.steps.count < full.steps.count)
    #expect(answer.steps.allSatisfy { $0.topic == .decision })
  }

  // MARK: Login and proxy

  static let login = """
    outbound_smtp_auth_type = LOGIN
    binding b {
      outbound_smtp_auth_user = mailer
      outbound_smtp_auth_pass = geheim
    }
    """

  @Test func aLoginShowsTheUserAndNeverThePassword() throws {
    let answer = try explain("oak.example", in: Self.login, binding: "b")
    #expect(try answer.step(.outboundSmtpAuthType).answer == "LOGIN")
    #expect(try answer.step(.outboundSmtpAuthUser).answer == "mailer")
    #expect(try answer.step(.outboundSmtpAuthPass).answer == "(set)")
    #expect(try answer.step(.outboundSmtpAuthType).notes == [.scriptsMaySetCredentials])
  }

  @Test func aLoginNeedsAllThree() throws {
    let step = try explain("oak.example", in: Self.login).step(.outboundSmtpAuthType)
    let missing = RouteNote.credentialsIncomplete([
      "outbound_smtp_auth_user", "outbound_smtp_auth_pass",
    ])
    #expect(step.notes == [missing, .scriptsMaySetCredentials])
    let without = try explain("oak.example", in: "")
    #expect(try without.step(.outboundSmtpAuthType).answer == "not set")
    #expect(without.steps(.outboundSmtpAuthPass).isEmpty)
  }

  /// O-138.
  @Test(arguments: [
    ("oak.example", RouteNote.proxyBypassed), ("elm.example", .connectsToProxy),
  ])
  func proxy(domain: String, note: RouteNote) throws {
    let answer = try explain(domain, in: ConsoleOracleTests.proxy, binding: "p")
    #expect(try answer.step(.haProxyServer).answer == "192.0.2.1:8080")
    #expect(try answer.step(.haProxyServer).notes == [note])
    let none = try explain(domain, in: ConsoleOracleTests.proxy)
    #expect(try none.step(.haProxyServer).notes == [])
  }

  private static let proxiedSource = """
    binding b {
      bind_address = 192.0.2.1
      ha_proxy_server = "192.0.2.8:5000"
      domain oak.example { ha_proxy_bypass = true }
    }
    routes = ( "[2001:db8::1]" )
    """

  /// By inference the source of the binding does not matter to a proxy.
  @Test func aProxyReachesHostsOfEitherFamily() throws {
    let answer = try explain("elm.example", in: Self.proxiedSource, binding: "b")
    #expect(answer.destinations.count == 1)
    let step = answer.steps(.haProxyServer).first { $0.notes == [.proxyHasOwnSources] }
    #expect(step?.evidence.grade == .inferred)
    let direct = try explain("oak.example", in: Self.proxiedSource, binding: "b")
    #expect(direct.verdict == .noHosts)
    #expect(direct.notes.contains(.otherFamily("2001:db8::1")))
  }

  // MARK: Source and name

  static let twoFamilies = """
    binding b { bind_address = 192.0.2.10  bind_address_secondary = "2001:db8::10" }
    binding four { bind_address = 192.0.2.10 }
    binding named { bind_address = out.test }
    routes = ( "192.0.2.1" "[2001:db8::1]" "r.test" )
    """

  @Test(arguments: [
    ("b", ["192.0.2.10", "2001:db8::10", "192.0.2.10"]), ("four", ["192.0.2.10", "192.0.2.10"]),
    ("named", ["out.test", "out.test", "out.test"]),
  ])
  func eachHopHasASourceOfItsFamily(binding: String, expected: [String]) throws {
    let answer = try explain("oak.example", in: Self.twoFamilies, binding: binding)
    #expect(answer.destinations.map(\.sourceAddress) == expected)
    let isLeftOut = answer.notes.contains(.otherFamily("2001:db8::1"))
    #expect(isLeftOut == (binding == "four"))
  }

  @Test func noHopOfTheRightFamily() throws {
    let answer = try explain("[IPv6:2001:db8::1]", in: "bind_address = 192.0.2.10")
    #expect(answer.verdict == .noHosts)
    #expect(try answer.step(.filter).evidence.grade == .documented)
  }

  /// O-130 and D-22.
  @Test func withoutASource() throws {
    let answer = try explain("[IPv6:2001:db8::1]", in: "")
    #expect(try answer.step(.bindAddress).notes == [.kernelChooses])
    #expect(try answer.step(.filter).evidence.decision == "D-22")
    #expect(
      try !explain("[IPv6:2001:db8::1]", in: "use_ipv6 = true").notes.contains(.literalIPv6IsUsed))
  }

  /// D-28.
  @Test(arguments: [
    (nil, "__message__"), ("user@Sender.Example", "sender.example"), ("<>", "node.test"),
    ("", "node.test"),
  ])
  func theSendersDomain(sender: String?, expected: String) throws {
    let text = "ehlo_hostname = __message__  hostname = node.test"
    var evaluator = RouteEvaluator(try configuration(text))
    let answers = try evaluator.explain(RouteQuery("oak.example", sender: sender))
    #expect(answers.flatMap(\.destinations).map(\.ehloName) == [expected])
    #expect(answers[0].notes.contains(.nullSender) == (expected == "node.test"))
    let isNamed = expected == "sender.example"
    #expect(try answers[0].step(.ehloHostname).answer == (isNamed ? expected : "__message__"))
  }

  @Test func aSenderThatIsNone() {
    #expect(throws: QueryProblem.invalidSender("a b")) {
      try RouteQuery("oak.example", sender: "a b")
    }
  }

  @Test(arguments: [
    ("192.0.2.4", "[192.0.2.4]"), ("[IPv6:2001:DB8::4]", "[IPv6:2001:db8::4]"),
    ("elm.example", "elm.example"),
  ])
  func aSenderAtAnAddressIsGreetedWithInBrackets(domain: String, name: String) throws {
    var evaluator = RouteEvaluator(try configuration("ehlo_hostname = __message__"))
    let query = try RouteQuery("oak.example", sender: "a@\(domain)")
    let answer = try #require(try evaluator.explain(query).first)
    #expect(answer.destinations.map(\.ehloName) == [name])
    #expect(try answer.step(.ehloHostname).answer == name)
  }

  // MARK: Relayed domains

  static let relayed = """
    relay_domains = ( "oak.example" "*.elm.example" )
    routes = ( "smtp://192.0.2.1?pref=10" "smtp://192.0.2.2?pref=20" )
    """

  /// O-089 to O-091 with next hops that need no DNS.
  @Test(arguments: [
    ("O-089", relayed, "oak.example", ["192.0.2.1:25"]),
    ("O-089", relayed, "a.elm.example", ["192.0.2.1:25"]),
    ("not listed", relayed, "elm.example", ["192.0.2.1:25", "192.0.2.2:25"]),
    (
      "O-090", "only_use_best_mx_for_relay_domains = false " + relayed, "oak.example",
      ["192.0.2.1:25", "192.0.2.2:25"]
    ),
    (
      "O-091", "pathway p { " + relayed.replacing("routes", with: "} routes"), "oak.example",
      ["192.0.2.1:25", "192.0.2.2:25"]
    ),
  ])
  func onlyTheBestOfOurOwn(id: String, text: String, domain: String, hops: [String]) throws {
    let answer = try explain(domain, in: text)
    #expect(answer.hops == hops, "\(id)")
    #expect(answer.notes.contains(.worsePreference("192.0.2.2")) == (hops.count == 1), "\(id)")
  }

  @Test func exchangersOfOurOwn() throws {
    let answer = try explain("oak.example", in: #"bounce_domains = ( "oak.example" )"#)
    #expect(
      try answer.step(.filter).notes == [.listedLocally(.bounceDomains), .bestExchangersOnly])
  }

  /// O-131 to O-134.
  @Test(arguments: [
    ("O-131", "*.oak.example", "oak.example", false),
    ("O-132", "*.oak.example", "a.oak.example", true),
    ("O-133", "*oak.example", "oak.example", true),
    ("O-134", "*oak.example", "badoak.example", true),
    ("exact", "Oak.example.", "oak.example", true),
    ("exact", "oak.example", "a.oak.example", false),
    ("all", "*", "oak.example", true), ("longer", "*.oak.example", "k.example", false),
  ])
  func leftGlobs(id: String, item: String, name: String, expected: Bool) {
    #expect(LeftGlobList([item]).contains(DomainName(name)) == expected, "\(id)")
  }

  @Test(arguments: [
    ("192.0.2.7", "192.0.2.0/24", true), ("192.0.3.7", "192.0.2.0/24", false),
    ("192.0.2.7", "192.0.2.9/28", true), ("192.0.2.7", "192.0.2.7", true),
    ("192.0.2.7", "192.0.2.8", false), ("192.0.2.7", "::/0", false),
    ("192.0.2.7", "0.0.0.0/0", true),
    ("2001:db8::1", "0.0.0.0/0", false), ("2001:db8::1", "2001:db8::/32", true),
    ("2001:db9::1", "2001:db8::/32", false), ("192.0.2.7", "192.0.2.0/33", false),
  ])
  func addressesInBlocks(address: String, block: String, isInside: Bool) throws {
    let text = "skip_hosts = ( \"198.51.100.0/24\" \"\(block)\" )"
    #expect(try (explain(address, in: text).verdict == .noHosts) == isInside)
  }

  // MARK: Names

  /// O-135 and O-136.
  @Test(arguments: [
    ("#smpp#hub", "hub"), ("#smpp#txt#hub", "txt (hub)"), ("#hop", "#hop"), ("#a##b", "#a##b"),
    ("oak.example", "oak.example"),
  ])
  func namesForPeople(name: String, expected: String) {
    #expect(DomainName(name).displayText == expected)
    #expect(DomainName(name).text == name)
  }

  /// D-06: RFC 3492 with lower case before; nothing is composed.
  @Test(arguments: [
    ("BÜCHER.example", "xn--bcher-kva.example"), ("user@müller.例え", "xn--mller-kva.xn--r8jz45g"),
    ("xn--bcher-kva.example", "xn--bcher-kva.example"),
  ])
  func internationalNames(input: String, expected: String) throws {
    let answer = try explain(input, in: "domain \"bücher.example\" { gateway = 192.0.2.1 }")
    #expect(answer.query.domain.text == expected)
    let isEncoded = !input.utf8.allSatisfy { $0 < 0x80 }
    #expect(try answer.step(.normalise).notes == (isEncoded ? [.labelsEncoded] : []))
    #expect((answer.routingDomain.text == "192.0.2.1") == expected.hasPrefix("xn--bcher"))
  }

  @Test func aLabelThatIsTooLongIsNotEncoded() {
    let label = String(repeating: "é", count: 200_000)
    #expect(DomainName(label).text == label)
    #expect(throws: QueryProblem.self) { try RouteQuery(label + ".example") }
  }

  // MARK: Conclusion

  @Test(arguments: [
    ("", "deliver, 1 next hop"), (#"routes = ( "a.test" "b.test" )"#, "deliver, 2 next hops"),
    ("blackhole = internal", "blackhole-internal, 554 5.7.0"),
    ("suspend_delivery = true", "suspended"),
  ])
  func theLastStepIsTheResult(text: String, expected: String) throws {
    let last = try #require(try explain("oak.example", in: text).steps.last)
    #expect(last.name == .result)
    #expect(last.answer == expected)
  }

  @Test func whatScriptsMayOverrideIsTold() throws {
    let answer = try explain("oak.example", in: "gateway = g.test")
    #expect(try answer.step(.binding).notes.contains(.policyMayDecide))
    #expect(try answer.step(.gateway).notes.contains(.scriptsMayReplaceGateway))
    let without = try explain("oak.example", in: "")
    #expect(try without.step(.gateway).notes == [.scriptsMayReplaceGateway])
  }

  // MARK: Source and name

  @Test func sourceAndName() throws {
    let text = """
      binding b { bind_address = 192.0.2.10  domain a.test { ehlo_hostname = a.sender.test } }
      hostname = node1.sender.test
      """
    let own = try explain("a.test", in: text, binding: "b").destinations
    #expect(own.map(\.sourceAddress) == ["192.0.2.10"])
    #expect(own.map(\.ehloName) == ["a.sender.test"])
    let other = try explain("b.test", in: text).destinations
    #expect(other.map(\.sourceAddress) == ["*"])
    #expect(other.map(\.ehloName) == ["node1.sender.test"])
    #expect(try explain("b.test", in: "").notes.contains(.systemName))
  }
}
