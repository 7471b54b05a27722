import EcelerityConf
import Testing

/// The lookups from a next hop to addresses, with various DNS answers (docs/routing.md, From a recipient to a
/// host).
struct ResolutionTests {
  static let one = "oak.example MX 10 mx1.oak.example\nmx1.oak.example A 192.0.2.1"

  @Test func nothingIsAskedWithoutNames() throws {
    let answer = try explain("oak.example", in: "")
    #expect(answer.unanswered == [])
    #expect(answer.hops == ["mx:oak.example:25"])
  }

  @Test func namesThatAreNoneYetAreAsked() throws {
    var evaluator = RouteEvaluator(try configuration(""))
    let query = try RouteQuery("oak.example")
    let (unasked, asked) = (
      try evaluator.explain(query), try evaluator.explain(query, answering: [:])
    )
    #expect(unasked.flatMap(\.unanswered) == [])
    #expect(asked.flatMap(\.unanswered) == [.exchangers(of: DomainName("oak.example"))])
  }

  @Test func questionsComeRoundByRound() throws {
    var evaluator = RouteEvaluator(try configuration("use_ipv6 = true"))
    let query = try RouteQuery("oak.example")
    let first = try #require(try evaluator.explain(query, names: [:]).first)
    #expect(first.unanswered == [.exchangers(of: DomainName("oak.example"))])
    #expect(first.destinations.isEmpty)
    let names: NameAnswers = [
      .exchangers(of: DomainName("oak.example")): NameAnswer(
        .exchangers([.init(10, "mx1.oak.example"), .init(20, "mx2.oak.example")]))
    ]
    let second = try #require(try evaluator.explain(query, names: names).first)
    #expect(
      second.unanswered.map(\.description) == [
        "A mx1.oak.example", "AAAA mx1.oak.example", "A mx2.oak.example", "AAAA mx2.oak.example",
      ])
  }

  @Test(arguments: [
    ("", Verdict.dnsPermanent, "`oak.example` does not exist in DNS"),
    ("oak.example MX fails", .dnsTemporary, "the server repeats the lookup"),
    ("oak.example TXT x", .dnsPermanent, "oak.example has no IPv4 address and is left out"),
    (
      "oak.example A fails", .dnsTemporary,
      "the lookup of the address of oak.example failed temporarily"
    ),
    ("oak.example MX 10 mx1.oak.example", .dnsPermanent, "mx1.oak.example has no address"),
    (
      "oak.example MX fails", .dnsTemporary,
      "gives up after 10 failures (dns_failures_to_purge, default)"
    ),
    (
      "oak.example MX 10 a.example\noak.example MX 20 b.example\na.example A fails", .dnsTemporary,
      "the lookup of the address of a.example failed temporarily"
    ),
    ("oak.example MX 10 192.0.2.1", .noHosts, "works with the module `mxip` only"),
    ("oak.example MX 10 #odd", .noHosts, "is not a host name"),
  ])
  func nothingIsFound(zone: String, verdict: Verdict, note: String) throws {
    let answer = try explain("oak.example", in: "", zone: zone)
    #expect(answer.verdict == verdict)
    #expect(answer.destinations.isEmpty)
    #expect(answer.notes.contains { $0.text.contains(note) })
  }

  /// A gateway or a route that takes no mail is not the recipient's domain.
  @Test(arguments: ["gateway = n.example", #"routes = ( "smtp://n.example?type=mx" )"#])
  func theDomainThatTakesNoMailIsNamed(text: String) throws {
    let answer = try explain("oak.example", in: text, zone: "n.example MX 0 .")
    #expect(answer.verdict == .nullMX)
    #expect(answer.meaning == "`n.example` declares that it accepts no mail (RFC 7505)")
    let own = try explain("oak.example", in: "", zone: "oak.example MX 0 .")
    #expect(own.meaning == Verdict.nullMX.meaning)
  }

  @Test func aRollupWithoutAQueueIsTold() throws {
    let answer = try explain(
      "oak.example", in: "host mx1.oak.example { rollup_mx = true }", zone: Self.one)
    #expect(answer.routingDomain.text == "oak.example")
    #expect(answer.notes.contains(.rollupNamesNoQueue("mx1.oak.example")))
  }

  /// The server bounds the lifetime of a record.
  @Test(arguments: [
    ("", 600), ("min_dns_ttl = 900", 900), ("max_dns_ttl = 300", 300), ("max_dns_ttl = 700", 600),
  ])
  func howLongARecordIsKept(text: String, seconds: Int) throws {
    var evaluator = RouteEvaluator(try configuration(text))
    let names: NameAnswers = [
      .exchangers(of: DomainName("oak.example")): NameAnswer(
        .exchangers([.init(10, "mx1.oak.example")]), lifetime: 600)
    ]
    let answer = try #require(
      try evaluator.explain(RouteQuery("oak.example"), names: names).first)
    #expect(answer.notes.contains(.lifetime(seconds)))
  }

  /// Addresses are not looked up after the lookups have ended.
  @Test(arguments: [
    (
      "",
      "the server repeats the lookup, after 3 failures for addresses instead of exchangers; it gives up after 10 failures"
    ),
    (
      "mx_failures_fallback_to_a = 20",
      "the server repeats the lookup; it gives up after 10 failures"
    ),
    ("dns_failures_to_purge = 3", "the server repeats the lookup; it gives up after 3 failures"),
    (
      "mx_failures_fallback_to_a = -1",
      "the server repeats the lookup, from the second time on for addresses instead of exchangers; it gives up after 10"
    ),
    (
      "dns_failures_to_purge = 0",
      "the server repeats the lookup, after 3 failures for addresses instead of exchangers; what dns_failures_to_purge = 0"
    ),
  ])
  func howOftenALookupIsRepeated(text: String, words: String) throws {
    let answer = try explain("oak.example", in: text, zone: "oak.example MX fails")
    let notes = answer.notes.map(\.text)
    #expect(notes.contains { $0.hasPrefix(words) }, "\(notes)")
  }

  /// D-25: the note is about the policy in effect.
  @Test(arguments: [("testing", false), ("enforce", true), ("none", true)])
  func aCheckThatIsOnlyRecordedFailsNoDelivery(mode: String, fails: Bool) throws {
    let answer = try explain(
      "oak.example", in: "use_mta_sts = true  tls = required  tls_verify = ca",
      zone: Self.one + "\n_mta-sts.oak.example POLICY \(mode) mx1.oak.example")
    #expect(answer.notes.contains(.neverPlaintextAfterVerification) == fails)
    #expect(
      answer.destinations.map(\.tlsVerify) == [
        ["testing": "optional", "enforce": "host"][mode] ?? "ca"
      ])
  }

  @Test func thatNothingIsFoundWasTemporaryOnce() throws {
    let zone = "oak.example TXT x"
    let answer = try explain(
      "oak.example", in: "", zone: zone, version: ServerVersion("4.2.37"))
    #expect(answer.verdict == .dnsTemporary)
  }

  private static let onlyIPv6 = """
    oak.example MX 10 mx1.oak.example
    mx1.oak.example AAAA 2001:db8::1
    """

  /// Its address was not looked up, which is not the same as having none.
  @Test(arguments: [
    ("", nil, RouteNote.onlyIPv4IsAsked), ("use_ipv6 = false", nil, .onlyIPv4IsAsked),
    ("use_ipv6 = true", "4.2.40", .ipv6TakesModule),
  ])
  func aHostOfIPv6AloneIsToldWhyItIsLeftOut(
    text: String, version: String?, note: RouteNote
  ) throws {
    let answer = try explain(
      "oak.example", in: text, zone: Self.onlyIPv6, version: version.flatMap { ServerVersion($0) })
    #expect(answer.verdict == .dnsPermanent)
    let step = try answer.step(.useIpv6, of: .resolve)
    #expect(step.notes == [note])
    #expect((step.setting == nil) == text.isEmpty)
    let host = try answer.step(asking: "addresses of mx1.oak.example (A)")
    #expect(host.notes == [.hostWithoutIPv4Address("mx1.oak.example")])
    #expect(host.evidence.grade == .inferred)
  }

  @Test func aFamilyThatNobodyCouldGiveIsToldBesideTheOther() throws {
    let zone = Self.onlyIPv6 + "\nmx1.oak.example A fails"
    let answer = try explain("oak.example", in: "use_ipv6 = true", zone: zone)
    #expect(answer.targets == ["mx1.oak.example=2001:db8::1:25"])
    #expect(
      try answer.step(asking: "addresses of mx1.oak.example (A, AAAA)").answer
        == "2001:db8::1; A not known: no reply in 5000 ms")
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

  @Test(arguments: [
    (
      "oak.example MX 10 a.example\noak.example MX 20 b.example\na.example A fails",
      ["a.example", "b.example"]
    ),
    ("oak.example MX fails", ["oak.example"]),
  ])
  func whatWasLookedUpInVainDecides(zone: String, hosts: [String]) throws {
    let answer = try explain("oak.example", in: "dns_failures_to_purge = 4", zone: zone)
    #expect(answer.decisiveSteps.count == hosts.count)
    for (step, host) in zip(answer.decisiveSteps, hosts) {
      #expect(step.question.contains(host))
    }
    let held = try explain("oak.example", in: "suspend_delivery = true", zone: zone)
    #expect(held.decisiveSteps.count == 1)
  }

  @Test func aHostWithoutAnyAddressIsKnownToHaveNone() throws {
    let zone = "oak.example MX 10 mx1.oak.example\nmx1.oak.example TXT x"
    let answer = try explain("oak.example", in: "use_ipv6 = true", zone: zone)
    let host = try answer.step(asking: "addresses of mx1.oak.example (A, AAAA)")
    #expect(host.notes == [.hostWithoutAddress("mx1.oak.example")])
    #expect(host.evidence.grade == .releaseNote)
    #expect(!answer.steps.contains { $0.name == .resolve && $0.option == .useIpv6 })
    let reached = try explain("oak.example", in: "use_ipv6 = true", zone: Self.onlyIPv6)
    #expect(reached.targets == ["mx1.oak.example=2001:db8::1:25"])
  }

  /// Both limits are options of the domain.
  @Test func limitsOfLookupsAreToldWhereTheyAreSet() throws {
    let text = "domain oak.example { dns_failures_to_purge = 4  mx_failures_fallback_to_a = 2 }"
    let answer = try explain("oak.example", in: text, zone: "oak.example MX fails")
    #expect(
      answer.notes.contains(
        .lookupIsRepeated(addressesAfter: 2, givesUpAfter: 4, isDefault: false)))
    #expect(try answer.step(.dnsFailuresToPurge).answer == "4")
    #expect(try answer.step(.mxFailuresFallbackToA).setting != nil)
    let other = try explain("elm.example", in: text, zone: "elm.example MX fails")
    #expect(other.steps(.dnsFailuresToPurge).isEmpty)
  }

  @Test func oneHostWithoutAddressDoesNotStopTheOthers() throws {
    let zone = "oak.example MX 5 gone.example\n" + Self.one
    let answer = try explain("oak.example", in: "", zone: zone)
    #expect(answer.targets == ["mx1.oak.example=192.0.2.1:25"])
    #expect(answer.notes.contains(.hostWithoutAddress("gone.example")))
  }

  @Test func noMoreThanSoManyExchangersAreLookedUp() throws {
    // The best ones come last.
    let zone = (1...150).map {
      "oak.example MX \(151 - $0) m\($0).example\nm\($0).example A 192.0.2.\($0)"
    }
    let answer = try explain("oak.example", in: "", zone: zone.joined(separator: "\n"))
    #expect(answer.destinations.count == LookupLimits.exchangers)
    #expect(answer.destinations.map(\.preference) == (1...100).map { $0 })
    #expect(answer.notes.contains(.exchangersLeftOut(50)))
    let few = try explain("oak.example", in: "", zone: zone.suffix(100).joined(separator: "\n"))
    #expect(few.destinations.count == LookupLimits.exchangers)
    #expect(!few.notes.contains { if case .exchangersLeftOut = $0 { true } else { false } })
  }

  @Test func noMoreThanSoManyAddressesOfAHostAreUsed() throws {
    let zone =
      "oak.example MX 10 m.example\n"
      + (1...150).map { "m.example A 192.0.2.\($0)\nm.example AAAA 2001:db8::\($0)" }
      .joined(separator: "\n")
    let answer = try explain("oak.example", in: "use_ipv6 = true", zone: zone)
    #expect(answer.destinations.count == 2 * LookupLimits.addresses)
    #expect(answer.targets.first == "m.example=192.0.2.1:25")
    #expect(answer.targets.last == "m.example=2001:db8::100:25")
    #expect(answer.notes.contains(.addressesLeftOut(100)))
  }

  @Test func aNullExchangerAmongOthersMeansNothing() throws {
    let answer = try explain("oak.example", in: "", zone: "oak.example MX 0 .\n" + Self.one)
    #expect(answer.targets == ["mx1.oak.example=192.0.2.1:25"])
    #expect(answer.notes.contains(.nullExchangerAmongOthers))
  }

  @Test(arguments: [("mxip { }", nil, 2), ("mxip { }", "4.2", 1), ("", nil, 0)])
  func exchangersThatAreAddressesTakeAModule(text: String, version: String?, count: Int) throws {
    let zone = "oak.example MX 10 192.0.2.1\noak.example MX 20 2001:db8::1"
    let answer = try explain(
      "oak.example", in: text, zone: zone, version: version.flatMap { ServerVersion($0) })
    #expect(answer.destinations.count == count)
  }

  @Test func exchangersOfARouteKeepItsPreferenceAndPort() throws {
    let text = """
      domain oak.example { routes = ( "smtp://relay.example?pref=5&port=587" "192.0.2.9" ) }
      """
    let zone = """
      relay.example MX 20 b.relay.example
      relay.example MX 10 a.relay.example
      a.relay.example A 192.0.2.11
      b.relay.example A 192.0.2.12
      """
    let answer = try explain("oak.example", in: text, zone: zone)
    #expect(
      answer.targets == [
        "192.0.2.9=192.0.2.9:25", "a.relay.example=192.0.2.11:587",
        "b.relay.example=192.0.2.12:587",
      ])
    #expect(answer.destinations.map(\.preference) == [1, 5, 5])
    #expect(try answer.step(.resolve).evidence.grade == .decided, "no page says it")
  }

  @Test func aSeedShufflesWithinAPreferenceOnlyAndAlwaysAlike() throws {
    let zone =
      (1...8).map { "oak.example MX 10 m\($0).example\nm\($0).example A 192.0.2.\($0)" }
      .joined(separator: "\n") + "\noak.example MX 20 last.example\nlast.example A 192.0.2.99"
    let plain = try explain("oak.example", in: "", zone: zone).targets
    let seeded = try explain("oak.example", in: "", zone: zone, seed: 7).targets
    #expect(try explain("oak.example", in: "", zone: zone, seed: 7).targets == seeded)
    #expect(seeded != plain)
    #expect(seeded.sorted() == plain.sorted())
    #expect(seeded.last == "last.example=192.0.2.99:25")
  }

  @Test func hostsOfAnotherFamilyThanTheSourceAreLeftOut() throws {
    let text = #"use_ipv6 = true  binding default { bind_address = "2001:db8::9" }"#
    let zone = Self.one + "\nmx1.oak.example AAAA 2001:db8::1"
    let answer = try explain("oak.example", in: text, zone: zone)
    #expect(answer.targets == ["mx1.oak.example=2001:db8::1:25"])
    #expect(answer.notes.contains(.otherFamily("mx1.oak.example [192.0.2.1]")))
  }

  // MARK: Policies of domains and hosts

  static let policies = """
    domain oak.example { use_mta_sts = true }
    """

  @Test func anEnforcedPolicyRefusesOtherExchangers() throws {
    let zone =
      Self.one + "\noak.example MX 20 mx2.else.example\nmx2.else.example A 192.0.2.2\n"
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
      Self.one + "\noak.example MX 5 192.0.2.9\n_mta-sts.oak.example POLICY enforce *.oak.example"
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

  // MARK: The best exchanger

  private static let two =
    "oak.example MX 10 a.example\noak.example MX 20 b.example\nb.example A 127.0.0.2\n"

  /// Other exchangers of a relayed domain are ignored, whatever becomes of the best.
  @Test(arguments: [
    ("a.example A fails", Verdict.dnsTemporary), ("", .dnsPermanent),
    ("a.example A 192.0.2.1", .deliver),
  ])
  func relayedDomainsWaitForTheBestExchanger(zone: String, verdict: Verdict) throws {
    let answer = try explain(
      "oak.example", in: "relay_domains = ( \"oak.example\" )", zone: Self.two + zone)
    #expect(answer.verdict == verdict)
    #expect(answer.destinations.map(\.host) == (verdict == .deliver ? ["a.example"] : []))
    #expect(try answer.step(.filter).notes.contains(.worsePreference("b.example")))
    let other = try explain("oak.example", in: "", zone: Self.two + zone)
    #expect(other.destinations.last?.host == "b.example")
  }

  /// A prohibited address stops the message only if nothing better may be found.
  @Test func aProhibitedAddressWaitsForABetterOne() throws {
    let text = "prohibited_hosts = ( \"127.0.0.0/8\" )"
    let failing = try explain("oak.example", in: text, zone: Self.two + "a.example A fails")
    #expect(failing.verdict == .dnsTemporary)
    #expect(failing.notes.contains(.prohibitedAfterFailure("b.example [127.0.0.2]")))
    #expect(try explain("oak.example", in: text, zone: Self.two).verdict == .prohibited)
    let later = try explain("oak.example", in: text, zone: Self.two + "a.example A 192.0.2.1")
    #expect(later.verdict == .deliver)
    #expect(later.destinations.map(\.isProhibited) == [false, true])
  }

  @Test func aPolicyWithoutExchangersHasNone() throws {
    let zone = Self.one + "\n_mta-sts.oak.example POLICY none"
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
      "oak.example", in: Self.policies, zone: Self.one + "\n_mta-sts.oak.example POLICY \(policy)")
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
      zone: Self.one + "\n_mta-sts.oak.example POLICY testing mx1.oak.example")
    #expect(answer.destinations.map(\.policy) == [effective])
  }

  @Test(arguments: [
    ("use_mta_sts = true  enable_mta_sts = false", "oak.example", nil),
    ("use_mta_sts = true", "[192.0.2.1]", nil), ("", "oak.example", nil),
    ("use_mta_sts = true", "oak.example", "4.2"),
  ])
  func noPolicyIsAskedFor(text: String, domain: String, version: String?) throws {
    let zone = Self.one + "\n_mta-sts.oak.example POLICY enforce else.example"
    let answer = try explain(
      domain, in: text, zone: zone, version: version.flatMap { ServerVersion($0) })
    #expect(answer.verdict == .deliver)
  }

  static let dane = """
    dane { }
    use_dane = true
    """

  @Test(arguments: [
    ("_25._tcp.mx1.oak.example TLSA 311", TLSPolicy(.required, .tlsa)),
    ("_25._tcp.mx1.oak.example TLSA unusable", TLSPolicy(.required, .no)),
    ("", TLSPolicy(.no, .no)),
  ])
  func recordsOfTheHostDecide(zone: String, effective: TLSPolicy) throws {
    let answer = try explain("oak.example", in: Self.dane, zone: Self.one + "\n" + zone)
    #expect(answer.destinations.map(\.policy) == [effective])
    let isUnusable = effective == TLSPolicy(.required, .no)
    let grade = try answer.step(asking: "TLS of mx1.oak.example").evidence.grade
    #expect(grade == (isUnusable ? .standard : .documented))
  }

  @Test func aHostWhoseRecordsNobodyCanGiveIsLeftOut() throws {
    let zone = Self.one + "\n_25._tcp.mx1.oak.example TLSA fails"
    let alone = try explain("oak.example", in: Self.dane, zone: zone)
    #expect(alone.verdict == .dnsTemporary)
    #expect(alone.notes.contains(.associationsUnknown))
    let more = zone + "\noak.example MX 20 mx2.oak.example\nmx2.oak.example A 192.0.2.2"
    let answer = try explain("oak.example", in: Self.dane, zone: more)
    #expect(answer.targets == ["mx2.oak.example=192.0.2.2:25"])
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

  /// A temporary failure comes before permanent ones, in whatever order they occur.
  @Test(arguments: [
    "routes = ( \"a.example\" \"b.example\" )", "routes = ( \"b.example\" \"a.example\" )",
  ])
  func aFailureOfOneNextHopThatMayPassIsTemporary(text: String) throws {
    let zone = "a.example MX fails\nb.example TXT x"
    #expect(try explain("oak.example", in: text, zone: zone).verdict == .dnsTemporary)
  }

  /// Before 4.3.0 this took a module.
  @Test(arguments: [("4.2", "", 1), ("4.2", "ipv6_lookup { }", 2), ("4.3", "", 2)])
  func addressesOfIPv6NeededAModuleOnce(version: String, text: String, count: Int) throws {
    let zone = Self.one + "\nmx1.oak.example AAAA 2001:db8::1"
    let answer = try explain(
      "oak.example", in: "use_ipv6 = true " + text, zone: zone, version: ServerVersion(version))
    #expect(answer.destinations.count == count)
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
