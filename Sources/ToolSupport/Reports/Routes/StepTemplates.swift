internal import EcelerityConf

/// Templates of the steps of names that share a route, by position.
struct StepTemplates<Writer: AnswerWriter>: Sendable {
  private enum Known {
    case unknown, inseparable
    case known(Writer.StepTemplate)
  }

  private var steps: [Known] = []

  /// The template for the own step at `index` of `name`, with its setting and value; nil when the step has to be
  /// rendered as a whole.
  mutating func template(
    _ index: Int, of name: RouteFinding.PlainName, at place: StepPlace,
    _ writer: inout Writer, _ map: inout SourceMap
  ) -> (Writer.StepTemplate, Setting, ArraySlice<UInt8>)? {
    guard let setting = name.own[index].setting, let value = setting.plainValue else { return nil }
    let position = place.position
    while steps.count <= position { steps.append(.unknown) }
    switch steps[position] {
    case .known(let template): return (template, setting, value)
    case .inseparable: return nil
    case .unknown:
      let template = writer.template(of: name.step(name.own[index]), at: place, &map)
      steps[position] = template.map(Known.known) ?? .inseparable
      return template.map { ($0, setting, value) }
    }
  }
}
