package import EcelerityConf

extension RouteReport: AnswerWriter {
  /// The parts of the report on `explanation`.
  package mutating func parts(
    of explanation: Explanation, _ map: inout SourceMap
  ) -> AnswerParts {
    var text: [UInt8] = []
    guard includesSteps else {
      append(destinationLinesOf: explanation, to: &text)
      return AnswerParts([.text(text)])
    }
    var told: [ToldStep] = []
    for step in explanation.steps { told.append(steps.told(step, &map)) }
    let reasons = told.compactMap(\.reason)
    append(headlineOf: explanation, to: &text)
    var parts = [AnswerParts.Part.text(text)]
    text = []
    append(hops: explanation.destinations, to: &text)
    parts.append(.hops(text))
    if !reasons.isEmpty { parts.append(.text(Array("because\n".utf8))) }
    let width = RouteReport.labelWidth(reasons)
    for (position, told) in told.enumerated() {
      guard let reason = told.reason else { continue }
      text = []
      append(reason, width, to: &text)
      parts.append(.step(position, text))
    }
    let numbers = told.enumerated().compactMap { position, told in
      told.session.map { AnswerParts.SessionNumber(position: position, item: $0) }
    }
    text = []
    for number in numbers { session.add(number.item) }
    session.finish(to: &text)
    parts.append(.session(numbers, text))
    text = []
    appendBack(
      explanation, reasons, mayBePolicy: told.contains(where: \.mayBePolicy), &map, to: &text)
    return AnswerParts(parts + [.text(text)], labelWidth: width)
  }

  /// The line that `step` stands on apart from the value.
  package mutating func template(
    of step: RouteStep, at place: StepPlace, _ map: inout SourceMap
  ) -> LineTemplate? {
    LineTemplate(step, steps.told(step, &map), labelWidth: place.labelWidth, palette)
  }

  /// Appends what `step` tells as a reason.
  package mutating func append(
    _ step: RouteStep, at place: StepPlace, _ map: inout SourceMap, to text: inout [UInt8]
  ) {
    guard let reason = steps.told(step, &map).reason else { return }
    append(reason, place.labelWidth, to: &text)
  }

  /// Appends a reason whose `value` stands in `setting`.
  package mutating func append(
    _ template: LineTemplate, _ setting: Setting, _ value: ArraySlice<UInt8>,
    for domain: ArraySlice<UInt8>, at place: StepPlace, _ map: inout SourceMap,
    to text: inout [UInt8]
  ) {
    template.append(setting, value, palette, &map, &titles, to: &text)
  }

  /// Remembers what `item` tells of a session.
  package mutating func add(_ item: SessionItem) { session.add(item) }

  /// Remembers what `step` tells of a session.
  package mutating func add(_ step: RouteStep, _ map: inout SourceMap) {
    if let item = steps.told(step, &map).session { session.add(item) }
  }

  /// Remembers what a step tells of a session whose `value` stands in `setting`.
  package mutating func add(
    _ template: LineTemplate, _ setting: Setting, _ value: ArraySlice<UInt8>, _ map: inout SourceMap
  ) {
    session.addLine(of: template.topic) {
      template.append(setting, value, palette, &map, &titles, to: &$0)
    }
  }

  /// Appends what was remembered of a session.
  package mutating func appendSession(to text: inout [UInt8]) { session.finish(to: &text) }
}
