package import EcelerityConf

extension RouteReport: GroupingAnswerWriter {
  /// The parts of the report on `explanation`.
  package mutating func parts(
    of explanation: Explanation, _ map: inout SourceMap
  ) -> AnswerParts {
    var text: [UInt8] = []
    guard includesSteps else {
      appendDestinationLines(of: explanation, to: &text)
      return AnswerParts([.text(text)])
    }
    var rendered: [RenderedStep] = []
    for step in explanation.steps { rendered.append(steps.rendered(step, &map)) }
    let reasons = rendered.compactMap(\.reason)
    appendHeadline(of: explanation, to: &text)
    var parts = [AnswerParts.Part.text(text)]
    text = []
    appendNextHops(explanation.destinations, to: &text)
    parts.append(.hops(text))
    if !reasons.isEmpty { parts.append(.text(Array("because\n".utf8))) }
    let width = RouteReport.labelWidth(reasons)
    for (position, step) in rendered.enumerated() {
      guard let reason = step.reason else { continue }
      text = []
      append(reason, width, to: &text)
      parts.append(.step(position, text))
    }
    let numbers = rendered.enumerated().compactMap { position, step in
      step.session.map { AnswerParts.SessionNumber(position: position, item: $0) }
    }
    text = []
    for number in numbers { session.add(number.item) }
    session.finish(to: &text)
    parts.append(.session(numbers, text))
    text = []
    appendBack(
      explanation, reasons, mayBePolicy: rendered.contains(where: \.mayBePolicy), &map, to: &text)
    return AnswerParts(parts + [.text(text)], labelWidth: width)
  }

  /// The line of `step` without its value.
  package mutating func template(
    of step: RouteStep, at place: StepPlace, _ map: inout SourceMap
  ) -> LineTemplate? {
    LineTemplate(step, steps.rendered(step, &map), labelWidth: place.labelWidth, palette)
  }

  /// Appends `step` as a reason.
  package mutating func append(
    _ step: RouteStep, at place: StepPlace, _ map: inout SourceMap, to text: inout [UInt8]
  ) {
    guard let reason = steps.rendered(step, &map).reason else { return }
    append(reason, place.labelWidth, to: &text)
  }

  /// Appends a reason made of `template` and the `value` of `setting`.
  package mutating func append(
    _ template: LineTemplate, _ setting: Setting, _ value: ArraySlice<UInt8>,
    for domain: ArraySlice<UInt8>, at place: StepPlace, _ map: inout SourceMap,
    to text: inout [UInt8]
  ) {
    template.append(setting, value, palette, &map, &titles, to: &text)
  }

  /// Adds `item` to the session.
  package mutating func add(_ item: SessionItem) { session.add(item) }

  /// Adds the contribution of `step` to the session.
  package mutating func add(_ step: RouteStep, _ map: inout SourceMap) {
    if let item = steps.rendered(step, &map).session { session.add(item) }
  }

  /// Adds a line made of `template` and the `value` of `setting` to the session.
  package mutating func add(
    _ template: LineTemplate, _ setting: Setting, _ value: ArraySlice<UInt8>, _ map: inout SourceMap
  ) {
    session.addLine(of: template.topic) {
      template.append(setting, value, palette, &map, &titles, to: &$0)
    }
  }

  /// Appends the session, and starts a new one.
  package mutating func appendSession(to text: inout [UInt8]) { session.finish(to: &text) }
}
