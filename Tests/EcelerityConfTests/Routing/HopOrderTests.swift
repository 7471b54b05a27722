import EcelerityConf
import Testing

/// The order of next hops of equal preference (docs/routing.md, The order of next hops).
struct HopOrderTests {
  /// The exchangers of `x.example` have worse preferences in DNS than those of `y.example`.
  private static let zone = """
    x.example MX 20 x1.example
    x.example MX 30 x2.example
    y.example MX 5 y1.example
    y.example MX 6 y2.example
    x1.example A 192.0.2.1
    x2.example A 192.0.2.2
    y1.example A 192.0.2.11
    y2.example A 192.0.2.12
    y2.example AAAA 2001:db8::12
    """
  private static let equal = #"routes = ( "smtp://x.example?pref=10" "smtp://y.example?pref=10" )"#

  private func hosts(
    _ text: String, zone: String = Self.zone, seed: UInt64? = nil
  ) throws -> [String] {
    try explain("oak.example", in: text, zone: zone, seed: seed).destinations.map(\.host)
  }

  /// The preferences in DNS of one item do not affect another item.
  @Test func itemsOfOnePreferenceKeepTheOrderOfTheList() throws {
    #expect(try hosts(Self.equal) == ["x1.example", "x2.example", "y1.example", "y2.example"])
  }

  @Test func aLiteralIsNoBetterThanExchangersOfItsPreference() throws {
    let text = #"routes = ( "smtp://x.example?pref=10" "smtp://192.0.2.9?pref=10" )"#
    #expect(try hosts(text) == ["x1.example", "x2.example", "192.0.2.9"])
  }

  @Test func anItemWithoutExchangersIsNoWorse() throws {
    let text = #"routes = ( "smtp://y.example?pref=10" "smtp://y1.example?pref=10" )"#
    #expect(try hosts(text) == ["y1.example", "y2.example", "y1.example"])
    let other = #"routes = ( "smtp://y1.example?pref=10" "smtp://x.example?pref=10" )"#
    #expect(try hosts(other) == ["y1.example", "x1.example", "x2.example"])
  }

  /// D-33: the exchangers of one item are ordered among themselves.
  @Test func whatSharesConnectionsIsTold() throws {
    let step = try explain("oak.example", in: Self.equal, zone: Self.zone).step(.order)
    #expect(step.evidence == Evidence(.decided, step.evidence.page, "D-33"))
    #expect(
      step.notes.map(\.text) == [
        "2 next hops of one preference share the connections evenly; the server picks at random",
        "the exchangers of one item of routes keep their order from DNS",
      ])
    let text = #"routes = ( "smtp://x1.example?pref=10" "smtp://y1.example?pref=10" )"#
    let hosts = try explain("oak.example", in: text, zone: Self.zone).step(.order)
    #expect(hosts.evidence.grade == .documented)
    #expect(hosts.notes == [.equalShare(2)])
  }

  @Test func aSeedShufflesItemsAndKeepsTheOrderOfDNSWithinThem() throws {
    var orders: Set<[String]> = []
    for seed in 0..<32 {
      let found = try hosts(Self.equal, seed: UInt64(seed))
      #expect(try hosts(Self.equal, seed: UInt64(seed)) == found)
      let places = ["x1.example", "x2.example", "y1.example", "y2.example"].map {
        found.firstIndex(of: $0) ?? 0
      }
      #expect(places[0] < places[1] && places[2] < places[3], "\(found)")
      orders.insert(found)
    }
    #expect(orders.count == 6)
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

  /// Page: content/momentum/4/config/ref-prefer_ipv6_mxs.md.
  @Test func ipv6ComesFirstAmongAllOfOnePreference() throws {
    let text = "use_ipv6 = true  prefer_ipv6_mxs = true  " + Self.equal
    let answer = try explain("oak.example", in: text, zone: Self.zone)
    #expect(
      answer.targets == [
        "y2.example=2001:db8::12:25", "x1.example=192.0.2.1:25", "x2.example=192.0.2.2:25",
        "y1.example=192.0.2.11:25", "y2.example=192.0.2.12:25",
      ])
  }

  /// The order of addresses that are written out needs no DNS.
  @Test func offlineIPv6ComesFirstWhereEveryAddressIsKnown() throws {
    let items = ["192.0.2.1", "192.0.2.2", "[2001:db8::1]"].map { "\"smtp://\($0)?pref=1\"" }
    let text = "prefer_ipv6_mxs = true  routes = ( \(items.joined(separator: " ")) "
    let answer = try explain("oak.example", in: text + ")")
    #expect(answer.destinations.map(\.host) == ["2001:db8::1", "192.0.2.1", "192.0.2.2"])
    #expect(answer.notes.contains(.ipv6First))
    #expect(try answer.step(.order).notes == [.equalShare(2), .laterOnlyWhenEarlierUnavailable])
    let unknown = try explain("oak.example", in: text + "\"smtp://h.example?pref=1\" )")
    #expect(
      unknown.destinations.map(\.host) == ["192.0.2.1", "192.0.2.2", "2001:db8::1", "h.example"])
    #expect(!unknown.notes.contains(.ipv6First))
  }

  // MARK: Prohibited hosts

  /// D-21: only DNS knows whether there is a better one.
  @Test func offlineAProhibitedHostMayBeTheBest() throws {
    let text = #"prohibited_hosts = ( 192.0.2.1 )  routes = ( "smtp://192.0.2.1?pref=5" "__mx__" )"#
    let answer = try explain("oak.example", in: text)
    #expect(answer.verdict == .deliver)
    #expect(
      try answer.step(.filter).notes.map(\.text) == [
        "192.0.2.1 is prohibited; the message fails if it has the best preference, which depends on DNS"
      ])
    let best = try explain(
      "oak.example", in: text, zone: "oak.example MX 10 x1.example\n" + Self.zone)
    #expect(best.verdict == .prohibited)
    let later = try explain(
      "oak.example", in: text, zone: "oak.example MX 1 x2.example\n" + Self.zone)
    #expect(later.verdict == .deliver)
  }

  @Test func offlineWhatIsKnownOfAProhibitedHostIsTold() throws {
    let best = """
      prohibited_hosts = ( 192.0.2.1 )  routes = ( "smtp://192.0.2.1?pref=0" "__mx__" )
      """
    #expect(try explain("oak.example", in: best).verdict == .prohibited)
    let later = """
      prohibited_hosts = ( 192.0.2.1 )
      routes = ( "smtp://192.0.2.1?pref=5" "smtp://192.0.2.2?pref=4" "__mx__" )
      """
    let answer = try explain("oak.example", in: later)
    #expect(answer.verdict == .deliver)
    #expect(try answer.step(.filter).notes == [.prohibitedLater("192.0.2.1")])
  }

  // MARK: Domains that the server takes mail for

  /// There is a better one, whatever the preferences of the exchangers in DNS.
  @Test func offlineWhatIsWorseThanAnotherIsLeftOutToo() throws {
    let text = """
      relay_domains = ( oak.example )
      routes = ( "smtp://192.0.2.1?pref=5" "smtp://192.0.2.2?pref=9" "__mx__" )
      """
    let answer = try explain("oak.example", in: text)
    #expect(answer.hops == ["192.0.2.1:25", "mx:oak.example:25"])
    #expect(try answer.step(.filter).notes.contains(.worsePreference("192.0.2.2")))
  }
}
