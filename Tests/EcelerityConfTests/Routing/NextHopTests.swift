import EcelerityConf
import Testing

/// The next hops and their order.
struct NextHopTests {
  /// D-14 and D-15, and the order by preference.
  @Test func preferencesPositionsAndLookups() throws {
    let text = #"""
      routes = ( "smtp://c.test?pref=5" "smtp://a.test?type=a" "smtp://b.test?pref=1&type=mx" )
      """#
    let answer = try explain("a.test", in: text)
    #expect(answer.hops == ["a:a.test:25", "mx:b.test:25", "mx:c.test:25"])
    #expect(answer.destinations.map(\.preference) == [1, 1, 5])
    #expect(try answer.step(.hostList).evidence.decision == "D-15")
    #expect(answer.notes.contains(.positionsAsPreferences))
  }

  /// Addresses and synthetic names are not looked up, with `__mx__` as without routes.
  @Test(arguments: [
    (#"routes = ( "__mx__" )  gateway = 192.0.2.50"#, ["192.0.2.50:25"]),
    (#"routes = ( "__mx__" "r.test" )  gateway = 192.0.2.50"#, ["192.0.2.50:25", "mx:r.test:25"]),
    (
      #"routes = ( "smtp://backup.test?pref=99" "__mx__" )  gateway = 192.0.2.50"#,
      ["192.0.2.50:25", "mx:backup.test:25"]
    ),
  ])
  func exchangersOfAnAddressAreItself(text: String, hops: [String]) throws {
    #expect(try explain("a.test", in: text).hops == hops)
  }

  /// D-16: the table of gateway and routes.
  @Test(arguments: [
    (#"gateway = g.test  domain "g.test" { routes = ( "r.test" ) }"#, "mx:r.test:25"),
    (#"gateway = g.test  routes = ( "all.test" )"#, "mx:all.test:25"),
    (
      #"gateway = g.test  routes = ( "all.test" )  domain "g.test" { routes = ( "r.test" ) }"#,
      "mx:r.test:25"
    ),
    (#"routes = ( "all.test" )  domain a.test { routes = ( "r.test" ) }"#, "mx:r.test:25"),
    (#"domain a.test { gateway = g.test  routes = ( "r.test" ) }"#, "mx:g.test:25"),
  ])
  func gatewayAndRoutes(text: String, hop: String) throws {
    #expect(try explain("a.test", in: text).hops == [hop])
  }

  @Test func routesInABindingAreIgnored() throws {
    let text = #"binding b { domain a.test { routes = ( "r.test" ) } }"#
    let answer = try explain("a.test", in: text, binding: "b")
    #expect(answer.hops == ["mx:a.test:25"])
    #expect(answer.ignored.map(\.reason) == [.notValidInScope])
  }

  /// D-32: an empty list is not set.
  @Test func emptyRoutesArePassedOver() throws {
    let text = #"domain a.test { routes = ( ) }  routes = ( "r.test" )"#
    let answer = try explain("a.test", in: text)
    #expect(answer.hops == ["mx:r.test:25"])
    #expect(answer.notes.contains(.emptyRoutes))
    let alone = try explain("a.test", in: "routes = ( )")
    #expect(alone.hops == ["mx:a.test:25"])
    #expect(alone.notes.contains(.emptyRoutes))
    for answer in [answer, alone] {
      #expect(try answer.step(.hostList).evidence.decision == "D-32")
    }
    #expect(try !explain("a.test", in: "").notes.contains(.emptyRoutes))
  }

  @Test func exchangersOfANameWithoutDNS() throws {
    let answer = try explain("#hop", in: #"routes = ( "__mx__" "r.test" )"#)
    #expect(answer.hops == ["mx:r.test:25"])
    #expect(answer.notes.contains(.exchangersWithoutDNS))
  }

  @Test func anAddressIsItsOwnNextHop() throws {
    #expect(try explain("user@[192.0.2.7]", in: "").hops == ["192.0.2.7:25"])
    #expect(try explain("[IPv6:2001:DB8::7]", in: "").hops == ["2001:db8::7:25"])
  }

  @Test func schemesThatDoNotFit() throws {
    let answer = try explain(
      "a.test", in: #"delivery_method = LMTP  routes = ( "http://r.test" )"#)
    #expect(answer.notes.contains(.schemeDoesNotFit(["http"], method: "LMTP")))
    let push = try explain("a.test", in: "delivery_method = APN")
    #expect(push.notes.contains(.methodNeedsRoutes("APN")))
    let cluster = try explain("a.test", in: #"delivery_method = ECSTREAM  routes = ( "r.test" )"#)
    #expect(cluster.notes.contains(.methodNeedsGateway("ECSTREAM")))
  }

  /// Each note quotes the whole route, so that a note for each word would exhaust memory.
  @Test(.timeLimit(.minutes(1)))
  func whatIsWrongWithARouteIsToldInFewWords() throws {
    let one = try explain(
      "a.test", in: "routes = ( \"smtp://a.test?\(String(repeating: "x=1&", count: 50_000))\" )")
    let words = try one.step(.hostList).notes.map(\.text)
    #expect(
      words.map { String($0.split(separator: "`: ").last ?? "") } == [
        "parameter `x` is not known", "parameter is empty",
      ])
    let names = (0..<20).map { "x\($0)=1" }.joined(separator: "&")
    let many = try explain("a.test", in: "routes = ( \"smtp://a.test?\(names)\" )")
    let notes = try many.step(.hostList).notes
    #expect(notes.count == 17)
    #expect(
      notes.last?.text == "4 more problems in this route; run conflint to list them")
  }

  // MARK: Static routes

  /// D-18.
  @Test func staticRoutesReplaceEverything() throws {
    let text = #"""
      static_routes { target = "[2001:db8::9]:2525" }
      gateway = g.test
      routes = ( "r.test" )
      """#
    let answer = try explain("a.test", in: text)
    #expect(answer.routingDomain.text == "g.test")
    #expect(answer.hops == ["2001:db8::9:2525"])
    #expect(answer.ignored.map(\.reason) == [.replacedByStaticRoutes])
    #expect(try answer.step(.hostList).evidence.decision == "D-18")
  }

  @Test(arguments: [
    "static_routes { }", #"static_routes { target = "relay:25" }"#,
    #"static_routes { target = "192.0.2.9:0" }"#,
  ])
  func staticRoutesWithoutAnAddressChangeNothing(text: String) throws {
    #expect(try explain("a.test", in: text).hops == ["mx:a.test:25"])
  }

  /// No page says that a label is wrong.
  @Test func aModuleWithALabelActsToo() throws {
    let text = #"static_routes "all" { target = "192.0.2.9:26" }"#
    #expect(try explain("a.test", in: text).hops == ["192.0.2.9:26"])
  }

  // MARK: Routes without quotes

  /// The item is read as in rules: the lexer makes it one word.
  @Test func anItemThatLacksItsQuotesIsOneItem() throws {
    let bare = "routes = ( b.test?pref=20&port=26 smtp://a.test?pref=10 c.test )"
    let answer = try explain("oak.example", in: bare)
    #expect(answer.destinations.map(\.host) == ["c.test", "a.test", "b.test"])
    #expect(answer.destinations.map(\.preference) == [2, 10, 20])
    #expect(answer.destinations.last?.port == 26)
    #expect(answer.notes.contains(.unquotedRouteItem("b.test?pref=20&port=26")))
    #expect(answer.notes.contains(.unquotedRouteItem("smtp://a.test?pref=10")))
    #expect(try answer.step(.hostList).evidence.grade == .decided)
  }

  @Test func anItemInQuotesIsDocumented() throws {
    let answer = try explain("oak.example", in: #"routes = ( "smtp://a.test?pref=10" )"#)
    #expect(try answer.step(.hostList).evidence.grade == .documented)
    #expect(!answer.notes.contains(.unquotedRouteItem("smtp://a.test?pref=10")))
  }
}
