import TestRandom
import Testing

@testable import EcelerityConf

/// Lookups by the places of a queue have the same results as lookups by scope, which visit every place.
struct QueuePlacesTests {
  private static let options: [Keyword] = [
    .gateway, .routes, .tls, .blackhole, .rerouteDomain, .retryInterval, .maxOutboundConnections,
    .haProxyBypass, .clusterMaxOutboundConnections, .bindAddress, .suspendDelivery,
  ]
  private static let names = [
    "oak.example", "mx1.oak.example", "elm.test", "mill.oak.example", "other.test", "192.0.2.1",
    "#oak.example", "a..", "/oak/", "/^mx/",
  ]
  private static let bindings: [(group: String?, binding: String?)] = [
    ("g", "b"), (nil, "b"), ("g", nil), (nil, nil), (nil, "default"), ("default", "c"),
    ("none", "none"),
  ]

  @Test(arguments: 0..<30 as Range<UInt64>)
  func sameAsAskingEachPlace(seed: UInt64) throws {
    var random = SeededRandom(seed)
    let configuration = try configuration(random.stanzas())
    var evaluator = OptionEvaluator(configuration)
    for (group, binding) in Self.bindings {
      for name in Self.names.map(DomainName.init) {
        let queue = evaluator.places(of: name, group: group, binding: binding)
        try compare(queue, &evaluator)
      }
      try compare(evaluator.places(group: group, binding: binding), &evaluator)
    }
  }

  private func compare(_ queue: QueuePlaces, _ evaluator: inout OptionEvaluator) throws {
    for option in Self.options {
      let answer = evaluator.evaluate(option, at: queue.scope)
      let asked = try #require(answer)
      let found = evaluator.value(of: option, at: queue)
      #expect(told(found) == told(asked))
      #expect(
        told(found.passingOverEmptyLists()) == told(asked.passingOverEmptyLists()))
    }
  }

  /// All parts of an evaluation.
  private func told(_ evaluation: Evaluation) -> [String] {
    let head = [
      RouteWording.question(evaluation), evaluation.text ?? "-", "\(evaluation.evidence)",
      evaluation.origin.title, "\(evaluation.setting?.id.rawValue ?? 0)",
      "\(evaluation.isSetInDomain)",
      evaluation.scope.title, evaluation.endText ?? "-", "\(evaluation.domain ?? "-")",
    ]
    return head
      + evaluation.candidates.map { candidate in
        "\(candidate.title) \(candidate.scope.title) \(candidate.setting?.id.rawValue ?? 0) "
          + "\(candidate.outcome)"
      }
      + evaluation.candidatesWithValue.map { candidate in
        "value \(candidate.title) \(candidate.scope.title) \(candidate.setting?.id.rawValue ?? 0) "
          + "\(candidate.outcome)"
      } + evaluation.ignored.map { "ignored \($0.id.rawValue)" }
      + evaluation.unevaluated.map { "\($0.stanza.title) \($0.reason)" } + evaluation.remarks
  }

  @Test func valuesOfABindingAreFoundOnce() throws {
    let configuration = try configuration(
      "binding b { tls = required } domain oak.example { tls = no } tls_verify = ca")
    var evaluator = OptionEvaluator(configuration)
    let oak = evaluator.places(of: DomainName("oak.example"), group: nil, binding: "b")
    let elm = evaluator.places(of: DomainName("elm.example"), group: nil, binding: "b")
    let verify = evaluator.value(of: .tlsVerify, at: oak)
    #expect(verify.answer === evaluator.value(of: .tlsVerify, at: elm).answer)
    #expect(verify.scope.title == "binding b / domain oak.example")
    // Settings of the name's own stanza make the answer its own, whether they count or not.
    #expect(evaluator.value(of: .tls, at: oak).answer.number == nil)
    #expect(evaluator.value(of: .tls, at: elm).answer.number != nil)
  }

  @Test func withoutStepsTheDestinationsAreTheSame() throws {
    for seed in 0..<30 {
      var random = SeededRandom(UInt64(seed))
      let configuration = try configuration(random.stanzas())
      var whole = RouteEvaluator(configuration)
      var brief = RouteEvaluator(configuration, tellsSession: false, tellsSteps: false)
      for name in Self.names {
        for binding in [nil, "b"] {
          guard let query = try? RouteQuery(name, binding: binding),
            let told = try? whole.explain(query)
          else { continue }
          let untold = try brief.explain(query)
          #expect(untold.map(\.destinations) == told.map(\.destinations))
          #expect(untold.map(\.verdict) == told.map(\.verdict))
          #expect(untold.map(\.routingDomain) == told.map(\.routingDomain))
          #expect(untold.allSatisfy { $0.steps.isEmpty && $0.ignored.isEmpty })
        }
      }
    }
  }
}

extension SeededRandom {
  /// A configuration of few names and options, so that they often coincide.
  fileprivate mutating func stanzas() -> String {
    var text = options()
    for _ in 0..<3 { text += domain() }
    text += "binding_group g { \(options()) \(domain()) binding b { \(options()) \(domain()) } }\n"
    text += "binding b { \(options()) \(domain()) \(domain()) }\n"
    text += "binding_group default { \(options()) binding c { \(options()) \(domain()) } }\n"
    return text
  }

  private mutating func domain() -> String {
    let label = pick([
      "oak.example", "elm.test", "mill.oak.example", "\"/^mx[0-9]+[.]oak[.]example$/\"",
      "\"/oak/\"", "\"/(open/\"", "\"/^mx/\"", "\"192.0.2.1\"",
    ])
    return "domain \(label) { \(options()) }\n"
  }

  private mutating func options() -> String {
    let all = [
      "gateway = relay.test", "gateway = \"\"", "routes = ( )", "routes = ( \"smtp://mx.test\" )",
      "tls = required", "tls = no", "blackhole = true", "reroute_domain = elm.test",
      "retry_interval = 7", "max_outbound_connections = 3", "ha_proxy_bypass = true",
      "cluster_max_outbound_connections = 4", "bind_address = 192.0.2.9",
      "suspend_delivery = true",
    ]
    return (0..<Int.random(in: 0...3, using: &self)).map { _ in pick(all) }
      .joined(separator: "\n") + "\n"
  }
}
