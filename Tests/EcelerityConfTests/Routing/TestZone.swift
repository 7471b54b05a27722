import EcelerityConf
import Testing

/// A few records from which every question is answered, one a line: `oak.example MX 10 mx1.oak.example`. With
/// `fails` instead of a record the lookup fails, and also with `silence`, after which no search list is followed.
struct TestZone {
  /// One exchanger with one address.
  static let one = "oak.example MX 10 mx1.oak.example\nmx1.oak.example A 192.0.2.1"

  private var records: [String: [String: [String]]] = [:]

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 2).map(String.init)
      records[words[0], default: [:]][words[1], default: []].append(words[2])
    }
  }

  func answer(to question: NameQuestion) throws -> NameAnswer {
    switch question {
    case .exchangers(let domain):
      answer(domain.text, "MX") { texts in
        .exchangers(
          texts.map { text in
            let parts = text.split(separator: " ")
            return .init(Int(parts[0]) ?? 0, String(parts[1]))
          })
      }
    case .ipv4Addresses(let host): answer(host.text, "A", addresses)
    case .ipv6Addresses(let host): answer(host.text, "AAAA", addresses)
    case .associations(let host, let port):
      answer("_\(port)._tcp.\(host.text)", "TLSA") { texts in
        .associations(usable: texts.count { $0 != "unusable" })
      }
    case .policy(let domain):
      answer("_mta-sts.\(domain.text)", "POLICY") { texts in
        let words = texts[0].split(separator: " ").map(String.init)
        guard let mode = MTASTSPolicy.Mode(rawValue: words[0]) else { return .none }
        return .policy(MTASTSPolicy(mode, exchangers: Array(words[1...])))
      }
    }
  }

  private func addresses(_ texts: [String]) -> NameAnswer.Outcome {
    .addresses(texts.compactMap { IPAddress($0) })
  }

  private func answer(
    _ name: String, _ type: String, _ outcome: ([String]) -> NameAnswer.Outcome
  ) -> NameAnswer {
    guard let here = records[name] else { return NameAnswer(.noSuchName) }
    guard let texts = here[type] else { return NameAnswer(.none) }
    if texts == ["fails"] || texts == ["silence"] {
      var answer = NameAnswer(.unknown("no reply in 5000 ms"))
      answer.endsSearch = texts == ["silence"]
      return answer
    }
    return NameAnswer(outcome(texts))
  }
}

/// The answer for `domain` after all lookups in `zone`.
func explain(
  _ domain: String, in text: String, zone: String, binding: String? = nil, seed: UInt64? = nil,
  version: ServerVersion? = nil, search: SearchList = .none
) throws -> Explanation {
  var evaluator = RouteEvaluator(try configuration(text), version: version)
  evaluator.searchList = search
  let zone = TestZone(zone)
  var query = try RouteQuery(domain, binding: binding)
  query.seed = seed
  var names: NameAnswers = [:]
  for _ in 0..<8 {
    let explanation = try #require(try evaluator.explain(query, names: names).first)
    if explanation.unanswered.isEmpty { return explanation }
    for question in explanation.unanswered {
      #expect(names[question] == nil, "\(question) is asked again")
      names[question] = try zone.answer(to: question)
    }
  }
  throw EndlessQuestions()
}

private struct EndlessQuestions: Error {}

extension Explanation {
  /// The destinations, one word each: `mx1.oak.example=192.0.2.1:25`.
  var targets: [String] {
    destinations.map { "\($0.host)=\($0.address?.description ?? "?"):\($0.port)" }
  }
}
