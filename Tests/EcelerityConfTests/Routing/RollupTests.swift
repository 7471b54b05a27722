import EcelerityConf
import Testing

/// Mail for some exchangers that is queued for another domain (docs/routing.md, From a recipient to a host).
struct RollupTests {
  @Test func aRollupWithoutAQueueIsTold() throws {
    let answer = try explain(
      "oak.example", in: "host mx1.oak.example { rollup_mx = true }", zone: TestZone.one)
    #expect(answer.routingDomain.text == "oak.example")
    #expect(answer.notes.contains(.rollupNamesNoQueue("mx1.oak.example")))
  }

  /// What was used before the exchangers were known is among the steps.
  @Test func settingsOfTheQueueThatARollupLeavesAreTold() throws {
    let text = """
      domain oak.example { tls = required  ehlo_hostname = a.test  routes = ( "__mx__" ) }
      host mx1.oak.example { rollup_mx = true  rollup_mx_name = pool.example }
      """
    let answer = try explain("oak.example", in: text, zone: ResolutionOracleTests.pool)
    #expect(answer.routingDomain.text == "pool.example")
    #expect(answer.ignored.map(\.setting.keyword) == [.tls, .ehloHostname])
  }

  @Test func theQueueOfARollupIsAskedForItsStateMethodAndPort() throws {
    let text =
      ResolutionOracleTests.rollups + """

        domain pool.example { delivery_method = "LMTP"  lmtp_port = 24 }
        """
    let answer = try explain("oak.example", in: text, zone: ResolutionOracleTests.pool)
    #expect(answer.method == .lmtp)
    #expect(answer.targets == ["in.pool.example=192.0.2.77:24"])
    let held = ResolutionOracleTests.rollups + "\ndomain pool.example { suspend_delivery = true }"
    let waiting = try explain("oak.example", in: held, zone: ResolutionOracleTests.pool)
    #expect(waiting.verdict == .suspended)
  }

  /// Stanzas for hosts count in any scope.
  @Test(arguments: [
    "binding b { HOST }", "binding_group g { binding b { HOST } }",
    "binding_group g { HOST binding b { } }", "binding b { } HOST",
  ])
  func aHostOfTheBindingIsRolledUpToo(text: String) throws {
    let host = "host \"mx1.oak.example\" { rollup_mx = true  rollup_mx_name = \"pool.example\" }"
    let answer = try explain(
      "oak.example", in: text.replacing("HOST", with: host), zone: ResolutionOracleTests.pool,
      binding: "b")
    #expect(answer.routingDomain.text == "pool.example")
    #expect(answer.targets == ["in.pool.example=192.0.2.77:25"])
  }

  @Test func ofSeveralExchangersTheBestIsRolledUp() throws {
    let text = """
      routes = ( "smtp://b.example?type=mx&pref=20" "smtp://a.example?type=mx&pref=10" )
      host mx.a.example { rollup_mx = true  rollup_mx_name = "first.example" }
      host mx.b.example { rollup_mx = true  rollup_mx_name = "second.example" }
      """
    let zone = "a.example MX 5 mx.a.example\nb.example MX 5 mx.b.example"
    #expect(try explain("oak.example", in: text, zone: zone).routingDomain.text == "first.example")
  }

  /// The gateway's port applies to the gateway, even if the queue of the exchanger names hosts of its own.
  @Test(arguments: ["", "domain pool.example { routes = ( \"in.pool.example\" ) }"])
  func whatIsRolledUpLeavesThePortOfTheGatewayBehind(pool: String) throws {
    let text =
      ResolutionOracleTests.rollups + """

        domain fir.example { gateway = "oak.example:2525" }
        \(pool)
        """
    let answer = try explain("fir.example", in: text, zone: ResolutionOracleTests.pool)
    #expect(answer.targets == ["in.pool.example=192.0.2.77:25"])
  }

  @Test func aRollupHappensOnce() throws {
    let text =
      ResolutionOracleTests.rollups + """

        host "in.pool.example" { rollup_mx = true  rollup_mx_name = "oak.example" }
        """
    let answer = try explain("oak.example", in: text, zone: ResolutionOracleTests.pool)
    #expect(answer.routingDomain.text == "pool.example")
    #expect(answer.steps.count { $0.name == .rollup } == 1)
  }
}
