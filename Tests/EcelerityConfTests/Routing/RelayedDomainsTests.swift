import Testing

@testable import EcelerityConf

/// The first names are searched item by item, later ones in an index, with the same results.
@Suite struct RelayedDomainsTests {
  private static let items = [
    "oak.example", "Elm.Example.", "*.mill.example", "*", "[192.0.2.7]", "2001:DB8::7",
    "bücher.example",
    "a\\\"b.example", "", "#Hop", "fir.example",
  ]
  private static let names = [
    "oak.example", "elm.example", "mill.example", "a.mill.example", "192.0.2.7", "2001:db8::7",
    "xn--bcher-kva.example", "#hop", "fir.example", "ir.example", "fir.exampl", "fir.example.org",
  ].map(DomainName.init)

  private func domains(_ items: [String]) throws -> RelayedDomains {
    let list = items.map { "\"\($0)\"" }.joined(separator: " ")
    let text = "relay_domains = ( \(list) )\nbounce_domains = ( \"fir.example\" )\n"
    return RelayedDomains(
      try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text])))
  }

  @Test(arguments: items)
  func firstQuestionsAreAnsweredLikeLaterOnes(item: String) throws {
    for name in Self.names {
      var fresh = try domains([item, "ash.example"])
      var used = try domains([item, "ash.example"])
      for other in 0..<20 { _ = used.option(with: DomainName("n\(other).example")) }
      let answer = fresh.option(with: name)
      #expect(answer == used.option(with: name), "\(name.text)")
      #expect(answer == fresh.option(with: name))
      #expect((answer != nil) == fresh.tables.contains { $0.contains(name) })
    }
  }

  @Test func theFirstListCounts() throws {
    var domains = try domains(["fir.example"])
    #expect(domains.option(with: DomainName("fir.example")) == .relayDomains)
    #expect(domains.option(with: DomainName("oak.example")) == nil)
  }

  /// Once all lists are indexed, one lookup covers all of them.
  @Test func manyQuestionsAreAnsweredLikeTheFirst() throws {
    for items in [["oak.example", "fir.example"], ["oak.example", "*.fir.example"]] {
      var domains = try domains(items)
      for number in 0..<10 {
        #expect(domains.option(with: DomainName("oak.example")) == .relayDomains)
        #expect(domains.option(with: DomainName("ash\(number).example")) == nil)
        let option = items.contains("fir.example") ? Keyword.relayDomains : .bounceDomains
        #expect(domains.option(with: DomainName("fir.example")) == option)
      }
    }
  }
}
