import EcelerityConf
import Testing

/// MTA-STS policies of routing domains (content/momentum/4/mta-sts.md).
struct DomainPolicyTests {
  static let policies = """
    domain oak.example { use_mta_sts = true }
    """

  /// D-25: the note is about the policy in effect.
  @Test(arguments: [("testing", false), ("enforce", true), ("none", true)])
  func aCheckThatIsOnlyRecordedFailsNoDelivery(mode: String, fails: Bool) throws {
    let answer = try explain(
      "oak.example", in: "use_mta_sts = true  tls = required  tls_verify = ca",
      zone: TestZone.one + "\n_mta-sts.oak.example POLICY \(mode) mx1.oak.example")
    #expect(answer.notes.contains(.neverPlaintextAfterVerification) == fails)
    #expect(
      answer.destinations.map(\.tlsVerify) == [
        ["testing": "optional", "enforce": "host"][mode] ?? "ca"
      ])
  }

  @Test func anEnforcedPolicyRefusesOtherExchangers() throws {
    let zone =
      TestZone.one + "\noak.example MX 20 mx2.else.example\nmx2.else.example A 192.0.2.2\n"
      + "_mta-sts.oak.example POLICY enforce *.oak.example"
    let answer = try explain("oak.example", in: Self.policies, zone: zone)
    #expect(answer.targets == ["mx1.oak.example=192.0.2.1:25"])
    #expect(answer.notes.contains(.refusedByPolicy("mx2.else.example [192.0.2.2]")))
    let first = try #require(answer.destinations.first)
    #expect(first.policy == TLSPolicy(.required, .host))
    #expect(first.configuredPolicy == TLSPolicy(.no, .no))
    #expect(first.policyDecider == .mtaSTS(.enforce))
    #expect(
      try answer.step(asking: "TLS of mx1.oak.example").answer
        == "configured tls no; effective tls required, verify host")
  }

  /// No pattern matches an address (RFC 8461, 4.1).
  @Test func anEnforcedPolicyRefusesAddresses() throws {
    let zone =
      TestZone.one
      + "\noak.example MX 5 192.0.2.9\n_mta-sts.oak.example POLICY enforce *.oak.example"
    let answer = try explain("oak.example", in: Self.policies + "\nmxip { }", zone: zone)
    #expect(answer.targets == ["mx1.oak.example=192.0.2.1:25"])
    #expect(answer.notes.contains(.refusedByPolicy("192.0.2.9")))
    let routed = try explain(
      "oak.example", in: Self.policies + "\nroutes = ( \"smtp://192.0.2.9\" )", zone: zone)
    #expect(routed.verdict == .stsRefused)
  }

  /// An address literal in a policy is the name of no exchanger.
  @Test func noPolicyAllowsAnAddress() throws {
    let text = Self.policies + "\nroutes = ( \"smtp://127.0.0.1:1\" )"
    let zone = "_mta-sts.oak.example POLICY enforce 127.0.0.1"
    #expect(try explain("oak.example", in: text, zone: zone).verdict == .stsRefused)
  }

  /// The exchanger that the policy names may be there the next time.
  @Test func aPolicyWaitsForItsExchanger() throws {
    let zone = """
      oak.example MX 10 x.else.example
      oak.example MX 20 ok.oak.example
      x.else.example A 192.0.2.1
      _mta-sts.oak.example POLICY enforce ok.oak.example

      """
    let failing = try explain(
      "oak.example", in: Self.policies, zone: zone + "ok.oak.example A fails")
    #expect(failing.verdict == .dnsTemporary)
    let missing = try explain("oak.example", in: Self.policies, zone: zone)
    #expect(missing.verdict == .stsRefused)
  }

  @Test func aPolicyWithoutExchangersHasNone() throws {
    let zone = TestZone.one + "\n_mta-sts.oak.example POLICY none"
    let answer = try explain("oak.example", in: Self.policies, zone: zone)
    #expect(try answer.step(asking: "MTA-STS policy of oak.example").answer == "mode none")
  }

  @Test(arguments: [
    ("enforce mx.else.example", Verdict.stsRefused, TLSPolicy?.none),
    ("testing mx.else.example", .deliver, TLSPolicy(.ifavailable, .optional)),
    ("none mx.else.example", .deliver, TLSPolicy(.no, .no)),
    ("fails", .deliver, TLSPolicy(.no, .no)),
  ])
  func modeOfThePolicy(policy: String, verdict: Verdict, effective: TLSPolicy?) throws {
    let answer = try explain(
      "oak.example", in: Self.policies,
      zone: TestZone.one + "\n_mta-sts.oak.example POLICY \(policy)")
    #expect(answer.verdict == verdict)
    #expect(answer.destinations.first?.policy == effective)
  }

  /// A policy in testing mode does not relax the configured one.
  @Test(arguments: [
    ("tls = required", TLSPolicy(.required, .optional)),
    ("tls = ifavailable  tls_verify = host", TLSPolicy(.ifavailable, .host)),
  ])
  func aPolicyOnTrialLeavesWhatIsStricter(text: String, effective: TLSPolicy) throws {
    let answer = try explain(
      "oak.example", in: "domain oak.example { use_mta_sts = true  \(text) }",
      zone: TestZone.one + "\n_mta-sts.oak.example POLICY testing mx1.oak.example")
    #expect(answer.destinations.map(\.policy) == [effective])
  }

  @Test(arguments: [
    ("use_mta_sts = true  enable_mta_sts = false", "oak.example", nil),
    ("use_mta_sts = true", "[192.0.2.1]", nil), ("", "oak.example", nil),
    ("use_mta_sts = true", "oak.example", "4.2"),
  ])
  func noPolicyIsAskedFor(text: String, domain: String, version: String?) throws {
    let zone = TestZone.one + "\n_mta-sts.oak.example POLICY enforce else.example"
    let answer = try explain(
      domain, in: text, zone: zone, version: version.flatMap { ServerVersion($0) })
    #expect(answer.verdict == .deliver)
  }
}
