package import EcelerityConf

/// The answer of `confroute explain` as a JSON document; docs/schema/explain.schema.json describes
/// it.
package struct RouteDocument: Encodable, Sendable {
  private let formatVersion = documentFormatVersion
  /// Left out unless the server would not load the configuration.
  private let partial: Bool?
  private let query: Query
  private let verdict: String
  private let reply: Nullable<String>
  private let routingDomain: String
  private let method: Nullable<String>
  /// Left out by `resolve`.
  private let steps: [StepDocument]?
  private let destinations: [DestinationDocument]
  private let ignored: [IgnoredDocument]?

  private struct Query: Encodable {
    let domain: String
    let binding: String
    let bindingGroup: String

    enum CodingKeys: String, CodingKey {
      case domain, binding
      case bindingGroup = "binding_group"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case partial, query, verdict, reply, method, steps, destinations, ignored
    case formatVersion = "format_version"
    case routingDomain = "routing_domain"
  }

  /// The places of an option that a document lists.
  package enum Candidates: Sendable {
    /// All places.
    case all
    /// Places that set the option.
    case withValue
  }

  /// The document for `explanation`, with its steps when it `includesSteps`; `map` belongs to its
  /// configuration, which the server would not load when it `isPartial`.
  package init(
    _ explanation: Explanation, includesSteps: Bool, isPartial: Bool = false,
    candidates: Candidates = .all, _ map: inout SourceMap
  ) {
    partial = isPartial ? true : nil
    query = Query(
      domain: explanation.query.domain.text, binding: explanation.binding,
      bindingGroup: explanation.bindingGroup)
    verdict = explanation.verdict.rawValue
    reply = Nullable(explanation.verdict.reply)
    routingDomain = explanation.routingDomain.text
    method = Nullable(explanation.method?.name)
    destinations = explanation.destinations.map(DestinationDocument.init)
    guard includesSteps else {
      steps = nil
      ignored = nil
      return
    }
    var steps: [StepDocument] = []
    for step in explanation.steps { steps.append(StepDocument(step, candidates, &map)) }
    self.steps = steps
    var ignored: [IgnoredDocument] = []
    for item in explanation.ignored {
      ignored.append(
        IgnoredDocument(item.setting, item.reason, item.evidence.grade.rawValue, &map))
    }
    self.ignored = ignored
  }
}

/// One step of an explanation.
private struct StepDocument: Encodable, Sendable {
  let step: String
  let question: String
  let answer: String
  let evidence: String
  let decision: Nullable<String>
  let origin: OriginDocument
  let candidates: [CandidateDocument]
  let page: String
  let note: String
  /// Left out unless one is known.
  let nameServers: [String]?

  enum CodingKeys: String, CodingKey {
    case step, question, answer, evidence, decision, origin, candidates, page, note
    case nameServers = "name_servers"
  }

  init(_ step: RouteStep, _ listed: RouteDocument.Candidates, _ map: inout SourceMap) {
    self.step = step.name.rawValue
    question = step.question
    answer = step.answer
    evidence = step.evidence.grade.rawValue
    decision = Nullable(step.evidence.decision)
    origin = OriginDocument(step.setting, &map)
    page = step.evidence.page
    note = step.notes.map(\.text).joined(separator: "; ")
    nameServers = step.nameServers.isEmpty ? nil : step.nameServers
    var candidates: [CandidateDocument] = []
    if let evaluation = step.evaluation {
      for candidate in evaluation.candidates where listed == .all || candidate.setting != nil {
        candidates.append(CandidateDocument(candidate, of: evaluation, &map))
      }
    }
    self.candidates = candidates
  }
}

/// A next hop in a JSON document.
package struct DestinationDocument: Encodable, Sendable {
  private let host: String
  private let address: Nullable<String>
  private let lookup: String?
  /// Left out unless it is known.
  private let nameServer: String?
  private let port: Int
  private let preference: Nullable<Int>
  private let `protocol`: String
  private let tls: String
  private let tlsVerify: String
  private let sourceAddress: String
  private let ehloName: String

  private enum CodingKeys: String, CodingKey {
    case host, address, lookup, port, preference, `protocol`, tls
    case nameServer = "name_server"
    case tlsVerify = "tls_verify"
    case sourceAddress = "source_address"
    case ehloName = "ehlo_name"
  }

  /// The document for `destination`.
  package init(_ destination: Destination) {
    host = destination.host
    address = Nullable(destination.address?.description)
    lookup = destination.lookup?.rawValue
    nameServer = destination.nameServer
    port = destination.port
    preference = Nullable(destination.preference)
    `protocol` = destination.method.name
    tls = destination.tls
    tlsVerify = destination.tlsVerify
    sourceAddress = destination.sourceAddress
    ehloName = destination.ehloName
  }
}
