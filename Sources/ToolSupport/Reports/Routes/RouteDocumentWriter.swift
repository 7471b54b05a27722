package import EcelerityConf

/// Writes the answers of `confroute` for many domains as JSON documents, one a line:
/// docs/schema/explain.schema.json describes them.
///
/// It is the only writer of such documents; a `RouteDocument` is what it wrote. Most steps of most domains are the same but for the name, so that they are written once.
package struct RouteDocumentWriter: Sendable {
  let includesSteps: Bool
  private let isPartial: Bool
  private let candidates: RouteDocument.Candidates
  private var steps = StepFragments()
  var titles = ScopeTitles()
  var json = JSONBytes()
  /// A location that occurs twice in a step.
  var place = JSONBytes()

  /// A writer of documents with steps when it `includesSteps`; the server would not load the configuration when
  /// it `isPartial`. Only documents with the `candidates` that have a value share what is written once.
  package init(
    includesSteps: Bool, isPartial: Bool = false, candidates: RouteDocument.Candidates = .withValue
  ) {
    self.includesSteps = includesSteps
    self.isPartial = isPartial
    self.candidates = candidates
  }

  /// The document for `explanation`, ending with a line feed; `map` belongs to its configuration.
  package mutating func bytes(_ explanation: Explanation, _ map: inout SourceMap) -> [UInt8] {
    var bytes: [UInt8] = []
    append(explanation, &map, to: &bytes)
    return bytes
  }

  /// Appends the document for `explanation`, ending with a line feed.
  package mutating func append(
    _ explanation: Explanation, _ map: inout SourceMap, to bytes: inout [UInt8]
  ) {
    json.exchange(with: &bytes)
    defer { json.exchange(with: &bytes) }
    appendFront(explanation, &map)
    if includesSteps {
      for (position, step) in explanation.steps.enumerated() { append(step, at: position, &map) }
    }
    appendBack(explanation)
  }

  /// Everything before the steps.
  mutating func appendFront(_ explanation: Explanation, _ map: inout SourceMap) {
    json.raw("{\"destinations\":[")
    for (position, destination) in explanation.destinations.enumerated() {
      if position > 0 { json.raw(",") }
      json.append(destination)
    }
    json.raw("],\"format_version\":")
    json.string(documentFormatVersion)
    if includesSteps { appendIgnored(explanation, &map) }
    json.raw(",\"method\":")
    json.string(explanation.method.map { URLPassword.masked($0.name) })
    if isPartial { json.raw(",\"partial\":true") }
    appendQuery(explanation)
    json.raw(",\"reply\":")
    json.string(explanation.verdict.reply)
    json.raw(",\"routing_domain\":")
    json.shown(explanation.routingDomain.text)
    if includesSteps { json.raw(",\"steps\":[") }
  }

  /// Everything after the steps.
  mutating func appendBack(_ explanation: Explanation) {
    if includesSteps { json.raw("]") }
    json.raw(",\"verdict\":")
    json.string(explanation.verdict.rawValue)
    json.raw("}\n")
  }

  private mutating func appendQuery(_ explanation: Explanation) {
    json.raw(",\"query\":{\"binding\":")
    json.shown(explanation.binding)
    json.raw(",\"binding_group\":")
    json.shown(explanation.bindingGroup)
    json.raw(",\"domain\":")
    json.shown(explanation.query.domain.text)
    json.raw("}")
  }

  private mutating func appendIgnored(_ explanation: Explanation, _ map: inout SourceMap) {
    json.raw(",\"ignored\":[")
    for (position, item) in explanation.ignored.enumerated() {
      if position > 0 { json.raw(",") }
      json.append(ignored: item.setting, item.reason, item.evidence.grade, &map)
    }
    json.raw("]")
  }

  mutating func append(_ step: RouteStep, at position: Int, _ map: inout SourceMap) {
    if position > 0 { json.raw(",") }
    switch candidates {
    case .withValue: steps.append(step, to: &json, &map, &titles)
    case .all: json.append(step, &map, &titles, listing: .all)
    }
  }
}
