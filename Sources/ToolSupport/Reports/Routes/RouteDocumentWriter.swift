package import EcelerityConf

/// Writes the answers of `confroute` for many domains as JSON documents, one a line:
/// docs/schema/explain.schema.json describes them.
///
/// The bytes are those that `JSONText.encode` makes of a `RouteDocument` that holds the candidates with
/// a value. Most steps of most domains are the same but for the name, so that they are written once.
package struct RouteDocumentWriter: Sendable {
  private let includesSteps: Bool
  private let isPartial: Bool
  private var steps = StepFragments()
  private var titles = ScopeTitles()
  private var json = JSONBytes()
  /// What is told twice of a place.
  private var place = JSONBytes()

  /// A writer of documents with steps when it `includesSteps`; the server would not load the configuration when
  /// it `isPartial`.
  package init(includesSteps: Bool, isPartial: Bool = false) {
    self.includesSteps = includesSteps
    self.isPartial = isPartial
  }

  /// The document for `explanation`, ending with a line feed; `map` belongs to its configuration.
  package mutating func bytes(_ explanation: Explanation, _ map: inout SourceMap) -> [UInt8] {
    var bytes: [UInt8] = []
    append(explanation, &map, to: &bytes)
    return bytes
  }

  /// Appends the same.
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
  private mutating func appendFront(_ explanation: Explanation, _ map: inout SourceMap) {
    json.raw("{\"destinations\":[")
    for (position, destination) in explanation.destinations.enumerated() {
      if position > 0 { json.raw(",") }
      json.append(destination)
    }
    json.raw("],\"format_version\":")
    json.string(documentFormatVersion)
    if includesSteps { appendIgnored(explanation, &map) }
    json.raw(",\"method\":")
    json.string(explanation.method?.name)
    if isPartial { json.raw(",\"partial\":true") }
    appendQuery(explanation)
    json.raw(",\"reply\":")
    json.string(explanation.verdict.reply)
    json.raw(",\"routing_domain\":")
    json.string(explanation.routingDomain.text)
    if includesSteps { json.raw(",\"steps\":[") }
  }

  /// Everything behind them.
  private mutating func appendBack(_ explanation: Explanation) {
    if includesSteps { json.raw("]") }
    json.raw(",\"verdict\":")
    json.string(explanation.verdict.rawValue)
    json.raw("}\n")
  }

  private mutating func appendQuery(_ explanation: Explanation) {
    json.raw(",\"query\":{\"binding\":")
    json.string(explanation.binding)
    json.raw(",\"binding_group\":")
    json.string(explanation.bindingGroup)
    json.raw(",\"domain\":")
    json.string(explanation.query.domain.text)
    json.raw("}")
  }

  private mutating func appendIgnored(_ explanation: Explanation, _ map: inout SourceMap) {
    json.raw(",\"ignored\":[")
    for (position, item) in explanation.ignored.enumerated() {
      if position > 0 { json.raw(",") }
      json.append(item, &map)
    }
    json.raw("]")
  }

  private mutating func append(_ step: RouteStep, at position: Int, _ map: inout SourceMap) {
    if position > 0 { json.raw(",") }
    steps.append(step, to: &json, &map, &titles)
  }
}

extension RouteDocumentWriter: AnswerWriter {
  /// The parts of the document for `explanation`.
  package mutating func parts(
    of explanation: Explanation, _ map: inout SourceMap
  ) -> AnswerParts {
    var parts: [AnswerParts.Part] = []
    appendFront(explanation, &map)
    parts.append(.text(takeBytes()))
    if includesSteps {
      for (position, step) in explanation.steps.enumerated() {
        append(step, at: position, &map)
        parts.append(.step(position, takeBytes()))
      }
    }
    appendBack(explanation)
    parts.append(.text(takeBytes()))
    return AnswerParts(parts)
  }

  private mutating func takeBytes() -> [UInt8] {
    var bytes: [UInt8] = []
    json.exchange(with: &bytes)
    return bytes
  }

  /// Appends nothing: in a document each next hop tells for itself.
  package func append(hops destinations: [Destination], to text: inout [UInt8]) {}

  /// What the document tells of `step` apart from the value.
  package mutating func saidStep(
    _ step: RouteStep, at place: StepPlace, _ map: inout SourceMap
  ) -> SaidFragment? { SaidFragment(step) }

  /// Appends what `step` tells.
  package mutating func append(
    _ step: RouteStep, at place: StepPlace, _ map: inout SourceMap, to text: inout [UInt8]
  ) {
    json.exchange(with: &text)
    append(step, at: place.position, &map)
    json.exchange(with: &text)
  }

  /// Appends what a step tells whose `value` stands in `setting` for `domain`.
  package mutating func append(
    _ said: SaidFragment, _ setting: Setting, _ value: ArraySlice<UInt8>,
    for domain: ArraySlice<UInt8>,
    at place: StepPlace, _ map: inout SourceMap, to text: inout [UInt8]
  ) {
    json.exchange(with: &text)
    if place.position > 0 { json.raw(",") }
    said.append(setting, value, for: domain, &map, &titles, &self.place, to: &json)
    json.exchange(with: &text)
  }

  // In a document each step tells for itself, and not of a session.

  package func add(_ item: SessionItem) {}

  package func add(_ step: RouteStep, _ map: inout SourceMap) {}

  package func add(
    _ said: SaidFragment, _ setting: Setting, _ value: ArraySlice<UInt8>, _ map: inout SourceMap
  ) {}

  package func appendSession(to text: inout [UInt8]) {}
}

/// What steps of many domains tell that say the value of one option, apart from the value, the place where it is
/// written and the domain.
package final class SaidFragment: Sendable {
  /// What stands behind the candidates, without the origin and the domain.
  private let text: [UInt8]
  /// Where the origin stands in it; the note that the stanza is a bucket, if it is one.
  private let endOfNotes: Int
  /// Where the domain stands in it.
  private let endOfQuestion: Int
  private let isBucket: Bool

  /// What `step` tells; nil when others may differ from it in more.
  fileprivate init?(_ step: RouteStep) {
    guard step.tellsValue, let option = step.evaluation?.option, !option.isConfidential else {
      return nil
    }
    let isBucket = step.notes.contains { if case .bucket = $0 { true } else { false } }
    guard !isBucket || step.notes.count == 1 else { return nil }
    var json = JSONBytes()
    json.raw("\"}")
    json.append(evidenceOf: step)
    if !isBucket {
      json.append(notesOf: step)
      json.raw(SaidFragment.origin)
    }
    endOfNotes = json.bytes.count
    json.append(pageOf: step)
    json.raw("\"")
    json.escaped(step.questionBeforeDomain)
    endOfQuestion = json.bytes.count
    json.append(back: step)
    text = json.bytes
    self.isBucket = isBucket
  }

  /// What stands between the notes and the origin.
  private static var origin: StaticString { "\",\"origin\":" }

  /// Appends the step for `domain`, which stands between quotes as it is, that tells the `value` of `setting`.
  fileprivate func append(
    _ setting: Setting, _ value: ArraySlice<UInt8>, for domain: ArraySlice<UInt8>,
    _ map: inout SourceMap,
    _ titles: inout ScopeTitles, _ place: inout JSONBytes, to json: inout JSONBytes
  ) {
    place.removeAll()
    place.append(map.location(of: setting.span))
    let title = titles.title(of: setting.scope)
    let scope = JSONBytes.escaped(title.bytes[...])
    let value = JSONBytes.escaped(value)
    let bucket = isBucket ? SaidFragment.endOfNotes(onBucket: title) : []
    let text = text
    let room = 2 * (value.count + place.bytes.count) + scope.count + bucket.count
    // In one go: on its own each piece would take longer to be added than to be copied.
    json.raw(room: room + text.count + domain.count + 128) { json in
      json.append(literal: "{\"answer\":\"")
      json.append(copying: value.span)
      json.append(literal: "\",\"candidates\":[{\"location\":")
      json.append(copying: place.bytes.span)
      json.append(literal: ",\"outcome\":\"hit\",\"scope\":\"")
      json.append(copying: scope.span)
      json.append(literal: "\",\"value\":\"")
      json.append(copying: value.span)
      json.append(copying: text.span.extracting(0..<endOfNotes))
      json.append(copying: bucket.span)
      json.append(copying: place.bytes.span)
      json.append(copying: text.span.extracting(endOfNotes..<endOfQuestion))
      json.append(copying: domain.span)
      json.append(copying: text.span.extracting(endOfQuestion..<text.count))
    }
  }

  /// The note that the stanza called `title` is a bucket, and what stands between it and the origin.
  private static func endOfNotes(onBucket title: ScopeTitles.Title) -> [UInt8] {
    var json = JSONBytes()
    json.escaped(RouteNote.bucket(title.text).text)
    json.raw(origin)
    return json.bytes
  }
}

/// Steps as they were written before, by what they have in common.
private struct StepFragments {
  /// A step up to the domain in its question, and from there on.
  private final class Fragment: Sendable {
    let step: RouteStep
    let front: [UInt8]
    let back: [UInt8]

    init(_ step: RouteStep, front: [UInt8], back: [UInt8]) {
      self.step = step
      self.front = front
      self.back = back
    }
  }

  private var fragments: [Fragment?] = []
  /// The domain that was written last, as nearly all steps of a document are about the same.
  private var lastDomain = (bytes: [UInt8](), escaped: [UInt8]())

  mutating func append(
    _ step: RouteStep, to json: inout JSONBytes, _ map: inout SourceMap,
    _ titles: inout ScopeTitles
  ) {
    guard let number = step.commonNumber else { return json.append(step, &map, &titles) }
    if number < fragments.count, let known = fragments[number] {
      guard known.step.differsInDomainOnly(from: step) else {
        return json.append(step, &map, &titles)
      }
      json.raw(known.front)
      if let domain = step.domain { append(domain, to: &json) }
      return json.raw(known.back)
    }
    var front = JSONBytes()
    front.append(front: step, &map, &titles)
    front.raw("\"")
    front.escaped(step.questionBeforeDomain)
    var back = JSONBytes()
    back.append(back: step)
    while fragments.count <= number { fragments.append(nil) }
    fragments[number] = Fragment(step, front: front.bytes, back: back.bytes)
    append(step, to: &json, &map, &titles)
  }

  private mutating func append(_ domain: String, to json: inout JSONBytes) {
    if !isLast(domain) {
      var escaped = JSONBytes()
      escaped.escaped(domain)
      lastDomain = (Array(domain.utf8), escaped.bytes)
    }
    json.raw(lastDomain.escaped)
  }

  /// Whether `domain` has the same bytes: strings with others may be equal.
  private func isLast(_ domain: String) -> Bool {
    let bytes = domain.utf8.span
    guard bytes.count == lastDomain.bytes.count else { return false }
    for index in bytes.indices where bytes[index] != lastDomain.bytes[index] { return false }
    return true
  }
}

// MARK: - Parts of a document

extension JSONBytes {
  fileprivate mutating func append(
    _ step: RouteStep, _ map: inout SourceMap, _ titles: inout ScopeTitles
  ) {
    append(front: step, &map, &titles)
    raw("\"")
    escaped(step.questionBeforeDomain)
    if let domain = step.domain { escaped(domain) }
    append(back: step)
  }

  /// Everything before the question.
  fileprivate mutating func append(
    front step: RouteStep, _ map: inout SourceMap, _ titles: inout ScopeTitles
  ) {
    let location = step.setting.map { map.location(of: $0.span) }
    raw("{\"answer\":")
    string(step.answer)
    raw(",\"candidates\":[")
    if let evaluation = step.evaluation {
      if let stanza = evaluation.onlyStanza, let setting = step.setting, let location {
        append(
          candidateAt: location, "hit", title: titles.title(of: stanza).text,
          evaluation.displayText(of: setting))
      } else {
        append(candidatesOf: evaluation, &map)
      }
    }
    append(evidenceOf: step)
    append(notesOf: step)
    raw("\",\"origin\":")
    if let location { append(location) } else { raw("\"default\"") }
    append(pageOf: step)
  }

  /// Everything between the candidates and the notes.
  fileprivate mutating func append(evidenceOf step: RouteStep) {
    let evidence = step.evidence
    raw("],\"decision\":")
    string(evidence.decision)
    raw(",\"evidence\":")
    string(evidence.grade.rawValue)
    raw(",\"note\":\"")
  }

  /// Everything between the origin and the question.
  fileprivate mutating func append(pageOf step: RouteStep) {
    raw(",\"page\":")
    string(step.evidence.page)
    raw(",\"question\":")
  }

  fileprivate mutating func append(notesOf step: RouteStep) {
    var isFirst = true
    for note in step.notes {
      if !isFirst { raw("; ") }
      isFirst = false
      escaped(note.text)
    }
  }

  /// Everything behind the question, the quote at its end first.
  fileprivate mutating func append(back step: RouteStep) {
    raw("\",\"step\":")
    string(step.name.rawValue)
    raw("}")
  }

  private mutating func append(candidatesOf evaluation: Evaluation, _ map: inout SourceMap) {
    var isFirst = true
    for candidate in evaluation.candidatesWithValue {
      guard let setting = candidate.setting else { continue }
      if !isFirst { raw(",") }
      isFirst = false
      let (outcome, reason) = candidate.outcome.words
      append(
        candidateAt: map.location(of: setting.span), outcome, reason, title: candidate.title,
        evaluation.displayText(of: setting))
    }
  }

  private mutating func append(
    candidateAt location: Location, _ outcome: String, _ reason: String? = nil, title: String,
    _ value: String
  ) {
    raw("{\"location\":")
    append(location)
    raw(",\"outcome\":")
    string(outcome)
    if let reason {
      raw(",\"reason\":")
      string(reason)
    }
    raw(",\"scope\":")
    string(title)
    raw(",\"value\":")
    string(value)
    raw("}")
  }

  fileprivate mutating func append(_ location: Location) {
    raw(room: 160) { json in
      json.append(literal: "{\"column\":")
      json.append(decimal: location.start.column)
      json.append(literal: ",\"end_column\":")
      json.append(decimal: location.end.column)
      json.append(literal: ",\"end_line\":")
      json.append(decimal: location.end.line)
      json.append(literal: ",\"file\":\"")
    }
    escaped(location.path)
    raw("\",\"line\":")
    number(location.start.line)
    raw("}")
  }

  fileprivate mutating func append(_ item: IgnoredSetting, _ map: inout SourceMap) {
    raw("{\"evidence\":")
    string(item.evidence.grade.rawValue)
    raw(",\"location\":")
    append(map.location(of: item.setting.span))
    raw(",\"option\":")
    string(item.setting.name)
    raw(",\"reason\":")
    string(item.reason.text(of: item.setting))
    raw(",\"scope\":")
    string(item.setting.scope.queryTitle)
    raw("}")
  }

  fileprivate mutating func append(_ destination: Destination) {
    raw("{\"address\":")
    string(destination.address?.description)
    raw(",\"ehlo_name\":")
    string(destination.ehloName)
    raw(",\"host\":")
    string(destination.host)
    if let lookup = destination.lookup {
      raw(",\"lookup\":")
      string(lookup.rawValue)
    }
    raw(",\"port\":")
    number(destination.port)
    raw(",\"preference\":")
    if let preference = destination.preference { number(preference) } else { raw("null") }
    raw(",\"protocol\":")
    string(destination.method.name)
    raw(",\"source_address\":")
    string(destination.sourceAddress)
    raw(",\"tls\":")
    string(destination.tls)
    raw(",\"tls_verify\":")
    string(destination.tlsVerify)
    raw("}")
  }
}
