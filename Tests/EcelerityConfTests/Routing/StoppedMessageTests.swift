import EcelerityConf
import Testing

/// Reasons for which a message is not sent, whatever its route.
struct StoppedMessageTests {
  @Test(arguments: [
    ("blackhole = true", Verdict.blackholeInline), ("blackhole = INLINE", .blackholeInline),
    ("blackhole = internal", .blackholeInternal), ("blackhole = INTERNAL", .blackholeInternal),
    ("blackhole = false", .deliver),
    ("domain oak.example { blackhole = on }", .blackholeInline),
    ("suspend_delivery = 1", .suspended),
    (#"pipe_transport p { domain = ( "oak.example" )  program_name = "/x" }"#, .localModule),
    (#"maildir m { domains = ( "*.other" "*.example" ) }"#, .localModule),
    (#"maildir m { domain = oak.example  domain = elm.example }"#, .localModule),
    // Lists are not merged (D-10).
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

  /// A method without a mail protocol stops the message before any later reason; its route is reported.
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

  /// D-29: the binding is not known at reception, but in the queue.
  @Test func blackholeOfABindingActsInTheQueue() throws {
    let answer = try explain("oak.example", in: "binding b { blackhole = true }", binding: "b")
    #expect(answer.verdict == .blackholeInline)
    #expect(try answer.step(.blackholeAtReception).setting == nil)
    #expect(try answer.step(.queueState).setting != nil)
  }

  /// The queue of a gateway has the state of the stanza for the gateway.
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

  /// After rerouting, nothing of the domain counts, its gateway included; with a gateway, both domains are told.
  @Test(arguments: [
    ("", "elm.example", 2),
    (#"domain elm.example { gateway = relay.test  tls = required }"#, "relay.test", 3),
    (#"domain elm.example { tls = required }"#, "elm.example", 2),
  ])
  func settingsOfAReroutedDomainAreTold(target: String, queue: String, count: Int) throws {
    let text = """
      domain oak.example { reroute_domain = elm.example  gateway = g.test  tls = ifavailable }
      \(target)
      """
    let answer = try explain("oak.example", in: text)
    #expect(answer.routingDomain.text == queue)
    #expect(Set(answer.ignored.map(\.setting.keyword)) == [.gateway, .tls])
    #expect(answer.ignored.count == count)
    #expect(answer.ignored.allSatisfy { $0.reason == .queuedForGateway(queue) })
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
}
