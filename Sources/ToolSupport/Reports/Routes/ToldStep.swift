internal import EcelerityConf

/// What the text report tells of one step, in words.
final class ToldStep: Sendable {
  let step: RouteStep
  /// What it tells among the reasons; nil when it changes nothing.
  let reason: Reason?
  /// What it tells of the session; nil when it is about something else.
  let session: SessionItem?
  /// Whether a note of the report's end is about it.
  let mayBePolicy: Bool

  /// The lines of one reason.
  final class Reason: Sendable {
    /// The name in front.
    let label: String
    /// Its number of characters.
    let width: Int
    /// What follows the name, with the line feed.
    let line: String
    /// Further lines, without line feeds.
    let others: [String]
    let grade: EvidenceGrade

    init(_ step: RouteStep, _ palette: Palette, _ map: inout SourceMap) {
      let evidence = step.evidence
      label = Self.label(step)
      width = label.utf8.allSatisfy { $0 < 0x80 } ? label.utf8.count : label.count
      grade = evidence.grade
      var place = step.evaluation == nil || step.name == .hostList ? "" : "default "
      if let setting = step.setting {
        let scope = setting.scope.isGlobal ? "" : " in \(setting.scope.title.visible)"
        place = palette.paint(map.place(of: setting.span).visible, .path) + scope + " "
      }
      let mark = palette.paint(RouteText.mark(evidence), .dim)
      line = Self.answer(step) + "  " + place + mark + "\n"
      let notes = step.notes.lazy.filter { !ToldStep.isLeftOut($0) }.map(\.text.visible)
      others = Self.losers(of: step, palette, &map) + notes
    }
  }

  init(_ step: RouteStep, _ palette: Palette, _ map: inout SourceMap) {
    self.step = step
    mayBePolicy = step.notes.contains(.policyMayDecide)
    session = step.topic == .decision ? nil : SessionItem(step, palette, &map)
    reason = ToldStep.isWorthTelling(step) ? Reason(step, palette, &map) : nil
  }

  /// What holds by default and changes nothing is left to the JSON document.
  private static func isWorthTelling(_ step: RouteStep) -> Bool {
    guard step.topic == .decision else { return false }
    switch step.name {
    case .normalise: return !step.question.hasSuffix(step.answer)
    case .binding:
      return step.setting != nil || step.notes.contains { !isInLegend($0) }
    case .queueState: return step.setting != nil || !step.notes.isEmpty
    case .perHost, .sessionData:
      return step.setting != nil || step.evaluation == nil || step.evidence.grade == .decided
    case .result: return false
    default: return step.setting != nil || step.name != .blackholeAtReception
    }
  }

  /// Whether it is left to the JSON document, or to the last lines.
  fileprivate static func isLeftOut(_ note: RouteNote) -> Bool {
    if case .lifetime = note { return true }
    return isInLegend(note)
  }

  /// Whether the last lines say it once for all steps.
  fileprivate static func isInLegend(_ note: RouteNote) -> Bool {
    note == .policyMayDecide || note == .scriptsMayReplaceGateway
  }
}

extension ToldStep.Reason {
  /// The name of the step; of the option where a step asks several.
  private static func label(_ step: RouteStep) -> String {
    switch step.name {
    case .queueState, .perHost, .sessionData:
      step.evaluation?.option.keyword.name ?? step.question
    default: step.name.rawValue
    }
  }

  /// Name servers are asked many things, which have no other name than the question.
  private static func answer(_ step: RouteStep) -> String {
    guard step.name == .resolve else { return step.answer.visible }
    return "\(step.question): \(step.answer)".visible
  }

  /// The settings that a stronger one beats.
  private static func losers(
    of step: RouteStep, _ palette: Palette, _ map: inout SourceMap
  ) -> [String] {
    guard let evaluation = step.evaluation else { return [] }
    var lines: [String] = []
    for candidate in evaluation.candidatesWithValue where candidate.outcome == .overridden {
      guard let setting = candidate.setting else { continue }
      let place = palette.paint(map.place(of: setting.span).visible, .path)
      lines.append(
        "beats \(evaluation.displayText(of: setting).visible)  \(place) in "
          + candidate.title.visible)
    }
    return lines
  }
}

/// The steps of a report; what one domain shares with others is put into words once.
struct ToldSteps: Sendable {
  private let palette: Palette
  private var known: [ToldStep?] = []

  init(_ palette: Palette) {
    self.palette = palette
  }

  mutating func told(_ step: RouteStep, _ map: inout SourceMap) -> ToldStep {
    guard let number = step.commonNumber else { return ToldStep(step, palette, &map) }
    if number < known.count, let known = known[number] {
      return known.step.differsInDomainOnly(from: step) ? known : ToldStep(step, palette, &map)
    }
    let made = ToldStep(step, palette, &map)
    while known.count <= number { known.append(nil) }
    known[number] = made
    return made
  }
}
