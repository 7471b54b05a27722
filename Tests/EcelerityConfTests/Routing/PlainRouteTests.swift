import EcelerityConf
import Testing

/// The caches of an evaluator change no answer.
struct PlainRouteTests {
  /// All parts of an explanation.
  private struct Told: Equatable {
    let head: [String]
    let destinations: [Destination]
    let steps: [[String]]
    let ignored: [String]

    init(_ explanation: Explanation) {
      head = [
        explanation.query.domain.text, explanation.binding, explanation.bindingGroup,
        explanation.verdict.rawValue, explanation.routingDomain.text,
        explanation.method?.name ?? "none",
      ]
      destinations = explanation.destinations
      steps = explanation.steps.map { step in
        let candidates = step.evaluation?.candidates ?? []
        return [
          step.name.rawValue, step.topic.rawValue, step.question, step.answer,
          "\(step.evidence)", step.setting.map { "\($0.span)" } ?? "none", "\(step.notes)",
          step.evaluation?.scope.title ?? "none",
        ] + candidates.map { "\($0.title) \($0.outcome)" }
      }
      ignored = explanation.ignored.map { "\($0.setting.span) \($0.reason) \($0.evidence)" }
    }
  }

  private func told(
    _ name: String, _ binding: String?, _ evaluator: inout RouteEvaluator
  ) -> [Told] {
    guard let query = try? RouteQuery(name, binding: binding) else { return [] }
    // Not every configuration has every binding.
    return ((try? evaluator.explain(query)) ?? []).map(Told.init)
  }

  /// One evaluator for all names answers like a new one for each.
  private func check(_ text: String, names: [String], bindings: [String?] = [nil]) throws {
    let configuration = try Configuration.load(
      "test.conf", from: MemoryLoader(["test.conf": text]))
    for tells in [true, false] {
      let make = {
        RouteEvaluator(configuration, tellsSession: tells, tellsSteps: tells)
      }
      var one = make()
      var separated = one.separated
      for binding in bindings {
        var alone: [String: [Told]] = [:]
        for name in names {
          var new = make()
          let expected = alone[name] ?? told(name, binding, &new)
          alone[name] = expected
          let isSame = told(name, binding, &one) == expected
          #expect(isSame, "\(name) on \(binding ?? "none") in \(text)")
          let isSameApart = told(name, binding, &separated) == expected
          #expect(isSameApart, "\(name) on \(binding ?? "none") in \(text)")
        }
      }
    }
  }

  @Test(arguments: 0..<25)
  func generatedConfigurations(seed: UInt64) throws {
    var generator = RouteConfigurationGenerator(seed: seed)
    let names = RouteConfigurationGenerator.others + RouteConfigurationGenerator.names
    try check(generator.pair().old, names: names, bindings: [nil, "x", "default"])
  }

  /// Names without settings of their own, and others that differ from them in one respect each.
  @Test func namesThatDifferInOneThing() throws {
    let text = """
      binding_group g { binding b { } binding c { tls = required } }
      relay_domains = ( listed.test )
      maildir { domain = local.test }
      dane { }
      host mx.test { max_outbound_connections = 2 }
      domain timer.test { connect_timeout = 7 }
      domain early.test { blackhole = true }
      domain irrelevant.test { adaptive_enabled = true }
      domain empty.test { routes = ( ) }
      domain "/(/" { tls = required }
      domain "/^re/" { max_retries = 2 }
      domain routed.test { routes = ( mx.test "192.0.2.1:26" __mx__ ) }
      domain gated.test { gateway = plain.test }
      """
    let names = [
      "plain.test", "timer.test", "early.test", "irrelevant.test", "empty.test", "re.test",
      "routed.test", "gated.test", "name.invalid", "listed.test", "local.test", "192.0.2.7", "#hop",
      "bücher.example", "other.test", "plain.test", "User@OTHER.test",
    ]
    try check(text, names: names + names, bindings: [nil, "b", "c"])
  }

  /// With a global gateway, only its own name is not queued for another.
  @Test func gatewayForAll() throws {
    let text = """
      gateway = relay.test
      domain relay.test { remote_smtp_port = 26 }
      domain own.test { remote_smtp_port = 27 }
      domain later.test { connect_timeout = 5 }
      """
    try check(
      text,
      names: [
        "a.test", "b.test", "c.test", "d.test", "relay.test", "own.test", "later.test", "e.test",
        "relay.test", "own.test", "later.test", "192.0.2.1", "f.test", "relay.test",
      ])
  }

  /// Stanzas whose routes have the same shape share a route, unless something is configured about one of the hosts.
  @Test(arguments: ["", "host mx3.test { max_outbound_connections = 2 }", "gateway = relay.test"])
  func hostsOfTheirOwn(more: String) throws {
    let shapes: [(Int) -> String] = [
      { #""smtp://mx\#($0).test""# },
      { #""smtp://mx\#($0).test" "smtp://b\#($0).test:26?pref=1" "c\#($0).test""# },
      { #""smtp://mx\#($0).test?pref=9" "smtp://amx\#($0).test?pref=1&type=a""# },
      { #""smtp://mx\#($0 / 2).test" "smtp://mx\#($0 - $0 / 2).test""# },
      { #""smtp://MX\#($0).test" "smtp://192.0.2.\#($0)""# },
      { #""smtp://mx\#($0).test/path" "smtp://-\#($0).test:99999""# },
      { #""smtp://mx\#($0).test" "__mx__""# }, { #""smtp://mx\#($0).test" mx.test"# },
      { #""smtp://mx\#($0).test" "smtp://d\#(10 - $0).test""# },
      { #""smtp://mx\u{5c}\#($0).test""# }, { #""smtp://mx\#($0).test" # a comment"# + "\n" },
      { #""mx\#($0).test:\#($0 % 2)" "mm7://mx.\#($0).test""# }, { _ in #""name.invalid""# },
      { _ in #""smtp://e3.test""# }, { #""smtp://\#($0)..test" "smtp://mx.\#($0)""# },
    ]
    var text = more + "\n"
    var names: [String] = []
    for (shape, letter) in zip(shapes, "abcdefghijklmno") {
      for number in 0..<9 {
        names.append("\(letter)\(number).test")
        let ttl = number % 3 == 0 ? " connect_timeout = \(number)" : ""
        text += "domain \(letter)\(number).test { routes = ( \(shape(number)) )\(ttl) }\n"
      }
    }
    try check(text, names: names + names)
  }

  @Test func theSenderCounts() throws {
    let configuration = try Configuration.load(
      "test.conf", from: MemoryLoader(["test.conf": "ehlo_hostname = __message__"]))
    var evaluator = RouteEvaluator(configuration)
    var greetings: [String?] = []
    let senders = Array(repeating: "a@a.test", count: 10) + ["b@b.test", nil, "<>", "a@a.test"]
    for sender in senders {
      let query = try RouteQuery("oak.example", sender: sender)
      greetings.append(try evaluator.explain(query).first?.destinations.first?.ehloName)
    }
    #expect(greetings[..<10].allSatisfy { $0 == "a.test" })
    #expect(greetings[10...] == ["b.test", "__message__", "__hostname__", "a.test"])
  }
}
