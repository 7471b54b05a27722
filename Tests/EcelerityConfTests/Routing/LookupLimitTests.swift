import EcelerityConf
import Testing

/// How often a lookup is repeated, how long its records are kept, and how many of them are used.
struct LookupLimitTests {
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
}
