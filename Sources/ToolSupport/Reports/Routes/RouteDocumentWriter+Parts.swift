package import EcelerityConf

/// A document has no parts composed of several next hops or steps.
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

  /// The common text of `step` and others of its kind.
  package mutating func template(
    of step: RouteStep, at place: StepPlace, _ map: inout SourceMap
  ) -> FragmentTemplate? { FragmentTemplate(step) }

  /// Appends `step`.
  package mutating func append(
    _ step: RouteStep, at place: StepPlace, _ map: inout SourceMap, to text: inout [UInt8]
  ) {
    json.exchange(with: &text)
    append(step, at: place.position, &map)
    json.exchange(with: &text)
  }

  /// Appends a step made of `template` and the `value` of `setting` for `domain`.
  package mutating func append(
    _ template: FragmentTemplate, _ setting: Setting, _ value: ArraySlice<UInt8>,
    for domain: ArraySlice<UInt8>, at place: StepPlace, _ map: inout SourceMap,
    to text: inout [UInt8]
  ) {
    json.exchange(with: &text)
    if place.position > 0 { json.raw(",") }
    template.append(setting, value, for: domain, &map, &titles, &self.place, to: &json)
    json.exchange(with: &text)
  }
}
