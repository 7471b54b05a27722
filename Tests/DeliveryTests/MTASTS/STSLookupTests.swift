import Testing

@testable import Delivery

/// The DNS lookup of a policy.
struct STSLookupTests {
  private func finding(
    _ text: String, aliasLimit: Int = 5, using resolver: inout TableResolver
  ) throws -> STSLookup.Finding {
    var lookups = [STSLookup(try name(text), aliasLimit: aliasLimit)]
    try resolver.settle(&lookups)
    return try #require(lookups[0].finding)
  }

  @Test func theRecordAndTheWebServerAreAskedFor() throws {
    var resolver = try TableResolver.oak()
    let host = try name("mta-sts.oak.example")
    #expect(
      try finding("oak.example", using: &resolver)
        == .published(STSPublication(id: "7", host: host, addresses: [.loopback])))
    #expect(
      resolver.rounds == [
        [Question(try name("_mta-sts.oak.example"), .txt)],
        [Question(host, .a), Question(host, .aaaa)],
      ])
  }

  @Test func aDomainWithoutRecordIsNotAskedFurther() throws {
    var resolver = TableResolver()
    #expect(
      try finding("elm.example", using: &resolver)
        == .none("`_mta-sts.elm.example` has no TXT record"))
    #expect(resolver.asked == [Question(try name("_mta-sts.elm.example"), .txt)])
    for text in ["a b.example", "a\\013\\010b.example", "."] {
      let domain = try name(text)
      #expect(
        try finding(text, using: &resolver) == .none("`\(domain)` is not a host name"))
    }
    #expect(resolver.asked.count == 1)
  }

  /// A failed lookup is not NODATA, and a timeout is not a failure reply.
  @Test func aWebServerThatCannotBeLookedUpIsNotWithoutAddress() throws {
    let host = try name("mta-sts.oak.example")
    for (ipv4, ipv6, finding) in [
      (
        Outcome.serverFailure, Outcome.noData,
        STSLookup.Finding.failed("A mta-sts.oak.example: servfail (bogus)")
      ),
      (.noData, .timeout, .timedOut("AAAA mta-sts.oak.example: timeout (bogus)")),
      (.noData, .nameError, .published(STSPublication(id: "7", host: host, addresses: []))),
    ] {
      var resolver = try TableResolver.oak()
      for (type, outcome) in [(RecordType.a, ipv4), (.aaaa, ipv6)] {
        resolver.answers[Question(host, type)] = Answer(
          Question(host, type), outcome, reason: "bogus")
      }
      #expect(try self.finding("oak.example", using: &resolver) == finding)
    }
  }

  @Test func moreAliasesThanAllowedAreNoPolicy() throws {
    var resolver = try TableResolver.oak(aliases: 3)
    guard case .published = try finding("oak.example", aliasLimit: 3, using: &resolver) else {
      Issue.record("three aliases are allowed")
      return
    }
    #expect(
      try finding("oak.example", aliasLimit: 2, using: &resolver)
        == .none("`_mta-sts.oak.example` has a chain of 3 aliases; the limit is 2"))
  }

  @Test func domainsAreAskedForTogether() throws {
    var resolver = try TableResolver.oak()
    var lookups = try ["elm.example", "oak.example", "fir.example"].map {
      STSLookup(try name($0), aliasLimit: 5)
    }
    try resolver.settle(&lookups)
    #expect(resolver.rounds.map(\.count) == [3, 2])
  }
}
