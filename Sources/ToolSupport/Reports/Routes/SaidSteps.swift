internal import EcelerityConf

/// What steps of names on one way tell apart from the value, by their position.
struct SaidSteps<Writer: AnswerWriter>: Sendable {
  private enum Known {
    case unknown, inseparable
    case known(Writer.SaidStep)
  }

  private var steps: [Known] = []

  /// What the step of its own at `index` of `name` tells, apart from the value that stands in a setting; nil when it
  /// is told as a whole.
  mutating func step(
    _ index: Int, of name: RouteFinding.PlainName, at place: StepPlace,
    _ writer: inout Writer, _ map: inout SourceMap
  ) -> (Writer.SaidStep, Setting, ArraySlice<UInt8>)? {
    guard let setting = name.own[index].setting, let value = setting.plainValue else { return nil }
    let position = place.position
    while steps.count <= position { steps.append(.unknown) }
    switch steps[position] {
    case .known(let said): return (said, setting, value)
    case .inseparable: return nil
    case .unknown:
      let said = writer.saidStep(name.step(name.own[index]), at: place, &map)
      steps[position] = said.map(Known.known) ?? .inseparable
      return said.map { ($0, setting, value) }
    }
  }
}
