import EcelerityConf
import Testing

/// The steps from a recipient to a next hop (docs/routing.md), and the decisions they rest on.
struct RouteEvaluatorTests {
  // MARK: Bindings

  private static let groups = """
    binding_group north { binding n1 { } binding n2 { suspend_delivery = true } binding both { } }
    binding_group south { binding s1 { suspend_delivery = true } binding twin { } }
    binding_group east { binding twin { } }
    binding_group empty { }
    binding both { gateway = outside.test }
    binding solo { gateway = solo.test }
    """

  @Test func aBindingIsFoundInItsGroup() throws {
    let answer = try explain("oak.example", in: Self.groups, binding: "n1")
    #expect(answer.bindingGroup == "north")
    #expect(answer.notes.contains(.bindingFoundInGroup("north")))
  }

  /// Ranks 1 and 2.
  @Test func aBindingInAGroupAndOutside() throws {
    let answer = try explain("oak.example", in: Self.groups, binding: "both")
    #expect(answer.bindingGroup == "north")
    #expect(answer.routingDomain.text == "outside.test")
    #expect(answer.notes.contains(.bindingInGroupAndOutside))
  }

  /// O-125: of a group, those that run.
  @Test func aGroupAloneMeansItsRunningBindings() throws {
    let north = try explainAll("oak.example", in: Self.groups, group: "north")
    #expect(north.map(\.binding) == ["n1", "both"])
    #expect(north[0].notes.contains(.oneOfMembers(2, group: "north")))
    #expect(north[0].notes.contains(.suspendedMembersLeftOut(["n2"])))
    let implicit = try explainAll("oak.example", in: Self.groups, group: "default")
    #expect(implicit.map(\.binding) == ["solo", "default"])
  }

  @Test func whenAllAreSuspendedAllAreAnswered() throws {
    let text = "binding_group g { suspend_delivery = true  binding a { } binding b { } }"
    let all = try explainAll("oak.example", in: text, group: "g")
    #expect(all.map(\.binding) == ["a", "b"])
    #expect(all.map(\.verdict) == [.suspended, .suspended])
    #expect(all[0].notes.contains(.everyMemberSuspended(group: "g")))
  }

  @Test(arguments: [
    ("nowhere", String?.none, QueryProblem.unknownBinding("nowhere", suggestion: nil)),
    ("twin", nil, .ambiguousBinding("twin", groups: ["south", "east"])),
    ("n1", "south", .bindingOutsideGroup("n1", group: "south", found: ["north"])),
    ("solo", "south", .bindingOutsideGroup("solo", group: "south", found: ["default"])),
    ("n1", "west", .unknownBindingGroup("west", suggestion: nil)),
    ("north", nil, .groupInsteadOfBinding("north")),
    (
      "north/n1", nil, .groupAndBindingInOne("north/n1", group: "north", binding: "n1")
    ),
    ("n1", "north/n1", .groupAndBindingInOne("north/n1", group: "north", binding: "n1")),
    ("n1", "solo", .bindingInsteadOfGroup("solo")),
  ])
  func bindingsThatAreNotThere(binding: String, group: String?, problem: QueryProblem) {
    #expect(throws: problem) {
      try explain("oak.example", in: Self.groups, binding: binding, group: group)
    }
    #expect(!problem.description.isEmpty)
  }

  @Test func aGroupWithoutBindings() {
    #expect(throws: QueryProblem.emptyBindingGroup("empty")) {
      try explainAll("oak.example", in: Self.groups, group: "empty")
    }
  }

  /// O-126 and O-127.
  @Test(arguments: [
    ("", Verdict.deliver), ("default_binding = normal", .deliver),
    ("default_binding = None", .noBinding), ("default_binding = suspended", .suspended),
    ("binding default { suspend_delivery = yes }", .suspended),
  ])
  func withoutABinding(text: String, verdict: Verdict) throws {
    let answer = try explain("oak.example", in: text)
    #expect(answer.binding == "default")
    #expect(answer.verdict == verdict)
    #expect(answer.notes.contains(.policyMayDecide))
    let named = try explain("oak.example", in: text + " binding b { }", binding: "b")
    #expect(named.verdict == .deliver)
  }

  /// The binding `default` of the group `default` is that binding, however it is declared and asked for.
  @Test(arguments: [
    "", "binding default { gateway = g.test }", "binding_group default { binding default { } }",
  ])
  func theDefaultBindingIsOne(text: String) throws {
    for (word, verdict) in [("none", Verdict.noBinding), ("suspended", .suspended)] {
      let text = "default_binding = \(word) " + text
      for (binding, group) in [
        (nil, nil), ("default", nil), ("default", "default"),
      ] as [(String?, String?)] {
        let answer = try explain("oak.example", in: text, binding: binding, group: group)
        #expect(answer.verdict == verdict, "\(binding ?? "-") \(group ?? "-")")
      }
    }
  }

  // MARK: What stops a message

  @Test(arguments: [
    ("blackhole = true", Verdict.blackholeInline), ("blackhole = INLINE", .blackholeInline),
    ("blackhole = internal", .blackholeInternal), ("blackhole = INTERNAL", .blackholeInternal),
    ("blackhole = false", .deliver),
    ("domain oak.example { blackhole = on }", .blackholeInline),
    ("suspend_delivery = 1", .suspended),
    (#"pipe_transport p { domain = ( "oak.example" )  program_name = "/x" }"#, .localModule),
    (#"maildir m { domains = ( "*.other" "*.example" ) }"#, .localModule),
    (#"maildir m { domain = oak.example  domain = elm.example }"#, .localModule),
    // Lists do not add up (D-10).
    (#"maildir m { domains = ( "oak.example" )  domains = ( "elm.example" ) }"#, .deliver),
    (
      #"pipe_transport p { domain = ( "oak.example" ) } pipe_transport p { domain = ( "x.test" ) }"#,
      .deliver
    ),
    (#"maildir m { domains = ( "elm.example" ) }"#, .deliver),
    (#"maildir m { all_domains = true }"#, .localModule),
    (#"maildir m { all_domains = true  enabled = false }"#, .deliver),
    ("gateway = \"#nowhere\"", .dnsPermanent),
    (#"routes = ( "a b" )"#, .noHosts),
    (#"domain oak.example { delivery_method = carrier }"#, .unsupportedMethod),
  ])
  func verdicts(text: String, verdict: Verdict) throws {
    let answer = try explain("oak.example", in: text)
    #expect(answer.verdict == verdict)
    #expect(answer.destinations.isEmpty == (verdict != .deliver && verdict != .unsupportedMethod))
  }

  /// A method that is none of mail stops the message before anything that follows does; its route is told.
  @Test(arguments: [
    ("prohibited_hosts = ( 192.0.2.7 )", 1), ("skip_hosts = ( 192.0.2.7 )", 0), ("", 1),
    ("gateway = \"#nowhere\"", 0), ("bind_address = \"2001:db8::1\"", 0),
  ])
  func theMethodStopsBeforeTheHops(text: String, hops: Int) throws {
    let text = "gateway = 192.0.2.7\ndelivery_method = ECSTREAM\n" + text
    let answer = try explain("oak.example", in: text)
    #expect(answer.verdict == .unsupportedMethod)
    #expect(answer.destinations.count == hops)
    let suspended = try explain("oak.example", in: text + "\nsuspend_delivery = true")
    #expect(suspended.verdict == .suspended)
  }

  /// D-29: at reception the binding is not known, in the queue it is.
  @Test func blackholeOfABindingActsInTheQueue() throws {
    let answer = try explain("oak.example", in: "binding b { blackhole = true }", binding: "b")
    #expect(answer.verdict == .blackholeInline)
    #expect(try answer.step(.blackholeAtReception).setting == nil)
    #expect(try answer.step(.queueState).setting != nil)
  }

  /// The queue of a gateway has the state of the gateway's own stanza.
  @Test func theQueueOfTheGatewayDecides() throws {
    let text = """
      domain oak.example { gateway = relay.test  suspend_delivery = true }
      domain relay.test { tls = required }
      """
    let answer = try explain("oak.example", in: text)
    #expect(answer.verdict == .deliver)
    #expect(answer.destinations.map(\.tls) == ["required"])
    #expect(answer.ignored.map(\.setting.keyword) == [.suspendDelivery])
    #expect(answer.ignored.map(\.reason) == [.queuedForGateway("relay.test")])
  }

  /// A label is not known to be wrong.
  @Test func aModuleWithALabelActsToo() throws {
    let text = #"static_routes "all" { target = "192.0.2.9:26" }"#
    #expect(try explain("a.test", in: text).hops == ["192.0.2.9:26"])
  }

  /// D-31: no page says what a value means that the option does not take.
  @Test(arguments: [
    (Keyword.suspendDelivery, "maybe", "false"), (.blackhole, "sure", "false"),
    (.tls, "yes", "no"), (.xclient, "maybe", "no"), (.send8bitmime, "yes", "no"),
    (.useDane, "perhaps", "false"),
  ])
  func aValueThatIsNotKnownIsTheDefault(option: Keyword, value: String, used: String) throws {
    let answer = try explain("a.test", in: "domain a.test { \(option) = \(value) }")
    #expect(answer.verdict == .deliver)
    let step = try answer.step(option, of: option == .blackhole ? .queueState : nil)
    #expect(step.notes.first == .unknownValue(value, used: used))
    #expect(step.evidence == Evidence(.decided, step.evidence.page, "D-31"))
  }

  /// D-31.
  @Test func aPortThatCannotBeReadIsTheDefault() throws {
    let text = "domain a.test { delivery_method = LMTP  lmtp_port = abc }"
    let step = try explain("a.test", in: text).step(.port)
    #expect(step.answer == "2003")
    #expect(step.notes == [.unknownValue("abc", used: "2003")])
    #expect(step.evidence.decision == "D-31")
  }

  @Test(arguments: [
    "suspend_delivery = off", "blackhole = Internal", "tls = Required", "use_dane = Yes",
  ])
  func aValueThatIsKnownIsNoDecision(text: String) throws {
    let answer = try explain("a.test", in: "domain a.test { \(text) }")
    #expect(!answer.steps.contains { $0.evidence.decision == "D-31" })
  }

  // MARK: Reroute and gateway

  /// D-19: before the gateway, once.
  @Test func rerouteComesFirstAndOnce() throws {
    let text = """
      domain a.test { reroute_domain = b.test  gateway = wrong.test }
      domain b.test { reroute_domain = c.test  gateway = right.test }
      """
    let answer = try explain("a.test", in: text)
    #expect(answer.routingDomain.text == "right.test")
    #expect(try answer.step(.reroute).evidence.decision == "D-19")
  }

  @Test func delayedRerouteIsOnlyMentioned() throws {
    let answer = try explain("a.test", in: "delayed_reroute_domain = later.test")
    #expect(answer.routingDomain.text == "a.test")
    #expect(answer.notes.contains(.delayedReroute("later.test")))
  }

  /// D-11: a gateway of the gateway is not followed.
  /// Each note quotes the whole route, so that as many notes as words would be more than anybody can hold.
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
      notes.last?.text == "4 more things are wrong with this route; conflint tells all of them")
  }

  @Test func theGatewayIsAppliedOnce() throws {
    let text = "domain a.test { gateway = b.test }  domain b.test { gateway = c.test }"
    let answer = try explain("a.test", in: text)
    #expect(answer.routingDomain.text == "b.test")
    #expect(answer.notes.contains(.gatewayHasGateway("b.test")))
  }

  @Test func aGatewayThatIsTheDomainItself() throws {
    let answer = try explain("a.test", in: "domain a.test { gateway = A.test. }")
    #expect(answer.hops == ["mx:a.test:25"])
    #expect(answer.notes.contains(.gatewayIsDomainItself))
  }

  /// D-12: its port is used all the same.
  @Test func aGatewayThatIsTheDomainItselfWithAPort() throws {
    let answer = try explain("a.test", in: "domain a.test { gateway = \"A.test:2525\" }")
    #expect(answer.hops == ["mx:a.test:2525"])
    #expect(answer.notes.contains(.gatewayIsDomainItselfWithPort))
    #expect(try answer.step(.gateway).evidence.decision == "D-12")
    #expect(try answer.step(.port).evidence.decision == "D-12")
  }

  @Test func anEmptyGatewayIsNone() throws {
    let answer = try explain("a.test", in: #"gateway = g.test  domain a.test { gateway = "" }"#)
    #expect(answer.hops == ["mx:a.test:25"])
    let step = try answer.step(.gateway)
    #expect(step.notes == [.emptyName(.gateway)])
    #expect(step.evidence.decision == "D-30", "the manual does not say what it means")
  }

  /// D-30.
  @Test func anEmptyNameToRerouteToIsNone() throws {
    let text = #"reroute_domain = elm.test  domain a.test { reroute_domain = "" }"#
    let answer = try explain("a.test", in: text)
    #expect(answer.routingDomain.text == "a.test")
    #expect(try answer.step(.reroute).answer == "none")
    #expect(try answer.step(.reroute).evidence.decision == "D-30")
  }

  /// D-12.
  @Test(arguments: [
    ("[2001:db8::7]", "2001:db8::7:25", EvidenceGrade.documented),
    ("[fe80::a00]:1", "fe80::a00:1", .decided), ("192.0.2.7:587", "192.0.2.7:587", .decided),
    ("relay.test:587", "mx:relay.test:587", .decided),
  ])
  func gatewayForms(value: String, hop: String, grade: EvidenceGrade) throws {
    let answer = try explain("a.test", in: "gateway = \"\(value)\"")
    #expect(answer.hops == [hop])
    #expect(try answer.step(.gateway).evidence.grade == grade)
  }

  /// D-13: port 0 is none.
  @Test(arguments: ["relay.test:0", "[2001:db8::7]:0"])
  func portZeroOfAGatewayIsNone(value: String) throws {
    let answer = try explain("a.test", in: "gateway = \"\(value)\"")
    #expect(answer.destinations.map(\.port) == [25])
    #expect(try answer.step(.gateway).notes.contains(.gatewayPortZero))
    #expect(answer.notes.allSatisfy { if case .gatewayForm = $0 { false } else { true } })
  }

  /// The port behind a gateway is that of the host it names, not of those that routes name (D-12).
  @Test func thePortBehindAGatewayIsNotThatOfRoutes() throws {
    let text = "gateway = \"[2001:db8::1]:99\""
    #expect(try explain("a.test", in: text).hops == ["2001:db8::1:99"])
    #expect(try explain("a.test", in: text + " routes = ( r.example )").hops == ["mx:r.example:25"])
  }

  // MARK: Method and ports

  /// D-03: method and ports of the stanza that sets the gateway, before the binding's.
  @Test(arguments: [
    ("binding b { delivery_method = SMTP }", DeliveryMethod.lmtp, 24),
    ("domain relay.test { delivery_method = ESMTP }", .esmtp, 25),
    ("delivery_method = SMTP", .lmtp, 24), ("domain relay.test { lmtp_port = 99 }", .lmtp, 99),
  ])
  func methodOfTheStanzaWithTheGateway(more: String, method: DeliveryMethod, port: Int) throws {
    let text =
      "domain a.test { gateway = relay.test  delivery_method = LMTP  lmtp_port = 24 } binding b { } "
      + more
    let answer = try explain("a.test", in: text, binding: "b")
    #expect(answer.method == method)
    #expect(answer.destinations.map(\.port) == [port])
  }

  @Test func nothingElseIsTakenFromThatStanza() throws {
    let text = "domain a.test { gateway = relay.test  tls = required  ehlo_hostname = x }"
    let answer = try explain("a.test", in: text)
    #expect(answer.destinations.map(\.tls) == ["no"])
    #expect(Set(answer.ignored.map(\.setting.keyword)) == [.tls, .ehloHostname])
  }

  @Test func aGatewayOfABindingTakesNothingAlong() throws {
    let text = "binding b { gateway = relay.test }  domain a.test { delivery_method = LMTP }"
    let answer = try explain("a.test", in: text, binding: "b")
    #expect(answer.method == .esmtp)
    #expect(answer.ignored.map(\.setting.keyword) == [.deliveryMethod])
  }

  /// D-13.
  @Test(arguments: [
    (#"routes = ( "smtp://h.test:26?port=27" )"#, 27), (#"routes = ( "smtp://h.test:26" )"#, 26),
    (#"routes = ( "smtp://h.test:26?port=0" )"#, 26), (#"routes = ( "h.test" )"#, 25),
    (#"routes = ( "h.test" )  remote_smtp_port = 28"#, 28),
    (#"routes = ( "h.test" )  remote_smtp_port = nonsense"#, 25),
    (#"delivery_method = LMTP  remote_smtp_port = 28"#, 2003),
    (#"delivery_method = lmtp  lmtp_port = 24"#, 24),
    (#"gateway = "[2001:db8::7]:29"  remote_smtp_port = 28"#, 29),
  ])
  func ports(text: String, port: Int) throws {
    #expect(try explain("a.test", in: text).destinations.map(\.port) == [port])
  }

  // MARK: Next hops

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

  /// What is no name is not looked up, with `__mx__` as without routes.
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

  @Test func theFirstModuleThatTakesADomainHasIt() throws {
    let maildir = "maildir m { domain = oak.example }"
    let pipe = #"pipe_transport p { domain = ( "Oak.example" )  program_name = "/x" }"#
    for (text, title) in [
      (maildir + "\n" + pipe, "maildir m"), (pipe + "\n" + maildir, "pipe_transport p"),
    ] {
      #expect(try explain("oak.example", in: text).step(.localModules).answer == title)
    }
  }

  @Test func aRerouteMayBeSwitchedOffInAnyCase() throws {
    let text = "domain a.test { reroute_domain = Disabled }"
    #expect(try explain("a.test", in: text).routingDomain.text == "a.test")
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

  // MARK: What is told about the session

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

  @Test func everyStepSaysWhatItRestsOn() throws {
    for oracle in RoutingOracleTests.oracles {
      let answer = try explain(
        oracle.domain, in: oracle.configuration, binding: oracle.binding, strict: oracle.isStrict)
      for step in answer.steps {
        #expect(!step.question.isEmpty && !step.answer.isEmpty)
        #expect(step.evidence.page.hasPrefix("content/momentum/"), "\(step.question)")
        let isGuess = step.evidence.grade == .inferred || step.evidence.grade == .decided
        #expect(!isGuess || step.evidence.decision != nil || step.name == .hostList)
        #expect(step.notes.allSatisfy { !$0.text.isEmpty })
      }
    }
  }

  /// One evaluator, many questions: no answer depends on those before it.
  @Test func anEvaluatorMayBeKept() throws {
    let text = """
      domain "/oak/" { gateway = oak.test }
      domain elm.example { gateway = elm.test }
      """
    var kept = RouteEvaluator(try configuration(text))
    for index in 0..<200 {
      let name = ["oak\(index).example", "elm.example", "fir\(index).example"][index % 3]
      let fresh = try explain(name, in: text)
      let answer = try kept.explain(RouteQuery(name))
      #expect(answer.map(\.routingDomain) == [fresh.routingDomain])
    }
  }

  // MARK: Routes without quotes

  /// Read as the rules read it: the lexer makes one word of it.
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
