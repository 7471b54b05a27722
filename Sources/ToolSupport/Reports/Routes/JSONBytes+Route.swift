internal import EcelerityConf

/// The elements of the documents of `RouteDocumentWriter`.
extension JSONBytes {
  mutating func append(
    _ step: RouteStep, _ map: inout SourceMap, _ titles: inout ScopeTitles,
    listing candidates: RouteDocument.Candidates = .withValue
  ) {
    appendUpToQuestion(of: step, &map, &titles, listing: candidates)
    raw("\"")
    shownEscaped(step.questionBeforeDomain)
    if let domain = step.domain { escaped(domain) }
    appendAfterQuestion(of: step)
  }

  /// Everything before the question.
  mutating func appendUpToQuestion(
    of step: RouteStep, _ map: inout SourceMap, _ titles: inout ScopeTitles,
    listing candidates: RouteDocument.Candidates = .withValue
  ) {
    let location = step.setting.map { map.location(of: $0.span) }
    raw("{\"answer\":")
    shown(step.answer)
    raw(",\"candidates\":[")
    if let evaluation = step.evaluation {
      if candidates == .all {
        append(evaluation.candidates, of: evaluation, &map)
      } else if let stanza = evaluation.onlyStanza, let setting = step.setting, let location {
        appendCandidate(
          at: location, "hit", title: titles.title(of: stanza).text,
          evaluation.displayText(of: setting))
      } else {
        append(evaluation.candidatesWithValue, of: evaluation, &map)
      }
    }
    appendEvidence(of: step)
    appendNotes(of: step)
    raw("\",\"origin\":")
    if let location { append(location) } else { raw("\"default\"") }
    appendPage(of: step)
  }

  /// Everything between the candidates and the notes.
  mutating func appendEvidence(of step: RouteStep) {
    let evidence = step.evidence
    raw("],\"decision\":")
    string(evidence.decision)
    raw(",\"evidence\":")
    string(evidence.grade.rawValue)
    appendNameServers(of: step)
    raw(",\"note\":\"")
  }

  private mutating func appendNameServers(of step: RouteStep) {
    let servers = step.nameServers
    guard let first = servers.first else { return }
    raw(",\"name_servers\":[")
    string(first)
    for server in servers.dropFirst() {
      raw(",")
      string(server)
    }
    raw("]")
  }

  /// Everything between the origin and the question.
  mutating func appendPage(of step: RouteStep) {
    raw(",\"page\":")
    string(step.evidence.page)
    raw(",\"question\":")
  }

  mutating func appendNotes(of step: RouteStep) {
    var isFirst = true
    for note in step.notes {
      if !isFirst { raw("; ") }
      isFirst = false
      shownEscaped(note.text)
    }
  }

  /// Everything after the question, starting with its closing quote.
  mutating func appendAfterQuestion(of step: RouteStep) {
    raw("\",\"step\":")
    string(step.name.rawValue)
    raw("}")
  }

  private mutating func append(
    _ candidates: [Candidate], of evaluation: Evaluation, _ map: inout SourceMap
  ) {
    var isFirst = true
    for candidate in candidates {
      if !isFirst { raw(",") }
      isFirst = false
      append(candidate, of: evaluation, &map)
    }
  }

  mutating func append(
    _ candidate: Candidate, of evaluation: Evaluation, _ map: inout SourceMap
  ) {
    let (outcome, reason) = candidate.outcome.words
    appendCandidate(
      at: candidate.span.map { map.location(of: $0) }, outcome, reason, title: candidate.title,
      candidate.setting.map(evaluation.displayText))
  }

  private mutating func appendCandidate(
    at location: Location?, _ outcome: String, _ reason: String? = nil, title: String,
    _ value: String?
  ) {
    raw("{\"location\":")
    if let location { append(location) } else { raw("null") }
    raw(",\"outcome\":")
    string(outcome)
    if let reason {
      raw(",\"reason\":")
      string(reason)
    }
    raw(",\"scope\":")
    shown(title)
    raw(",\"value\":")
    if let value { shown(value) } else { raw("null") }
    raw("}")
  }

  mutating func append(_ location: Location) {
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

  mutating func append(
    ignored setting: Setting, _ reason: IgnoredSetting.Reason, _ evidence: EvidenceGrade,
    _ map: inout SourceMap
  ) {
    raw("{\"evidence\":")
    string(evidence.rawValue)
    raw(",\"location\":")
    append(map.location(of: setting.span))
    raw(",\"option\":")
    shown(setting.name)
    raw(",\"reason\":")
    shown(reason.text(of: setting))
    raw(",\"scope\":")
    string(setting.scope.queryTitle)
    raw("}")
  }

  mutating func append(_ destination: Destination) {
    raw("{\"address\":")
    string(destination.address?.description)
    raw(",\"ehlo_name\":")
    shown(destination.ehloName)
    raw(",\"host\":")
    shown(destination.host)
    if let lookup = destination.lookup {
      raw(",\"lookup\":")
      string(lookup.rawValue)
    }
    if let server = destination.nameServer {
      raw(",\"name_server\":")
      string(server)
    }
    raw(",\"port\":")
    number(destination.port)
    raw(",\"preference\":")
    if let preference = destination.preference { number(preference) } else { raw("null") }
    raw(",\"protocol\":")
    shown(destination.method.name)
    raw(",\"source_address\":")
    shown(destination.sourceAddress)
    raw(",\"tls\":")
    string(destination.tls)
    raw(",\"tls_verify\":")
    string(destination.tlsVerify)
    raw("}")
  }
}
