internal import EcelerityConf

/// A step as rendered for the text report.
final class RenderedStep: Sendable {
  let step: RouteStep
  /// The text among the reasons; nil when the step changes nothing.
  let reason: Reason?
  /// The contribution to the session; nil for other steps.
  let session: SessionItem?
  /// Whether the note on policy scripts at the end of the report is about it.
  let mayBePolicy: Bool

  /// The lines of one reason, in UTF-8.
  final class Reason: Sendable {
    /// The label at the start.
    let label: String
    /// The width of the label in characters.
    let width: Int
    /// The rest of the line, with the line feed.
    let line: [UInt8]
    /// Further lines, without line feeds.
    let others: [[UInt8]]
    let grade: EvidenceGrade

    init(
      _ step: RouteStep, _ palette: Palette, _ map: inout SourceMap, _ titles: inout ScopeTitles
    ) {
      let evidence = step.evidence
      label = Self.label(step)
      width = label.utf8.allSatisfy { $0 < 0x80 } ? label.utf8.count : label.count
      grade = evidence.grade
      var line: [UInt8] = []
      line.reserveCapacity(160)
      Self.appendAnswer(of: step, to: &line)
      line.append(literal: "  ")
      if let setting = step.setting {
        line.appendOrigin(of: setting, palette, &map, &titles)
      } else if step.option != nil, step.name != .hostList {
        line.append(literal: "default ")
      }
      line.appendMark(of: evidence, palette)
      line.append(UInt8(ascii: "\n"))
      self.line = line
      others = Self.losers(of: step, palette, &map) + Self.notes(of: step)
    }

    /// Appends the label, padded to `width` characters.
    func appendLabel(width: Int, _ palette: Palette, to text: inout [UInt8]) {
      text.append(literal: "  ")
      text.append(.bold, palette) { $0.append(text: label) }
      text.appendBlanks(width - self.width)
    }

    /// Appends the further lines, each after `indent` blanks.
    func appendOtherLines(indent: Int, to text: inout [UInt8]) {
      for line in others {
        text.appendBlanks(indent)
        text += line
        text.append(UInt8(ascii: "\n"))
      }
    }
  }

  init(
    _ step: RouteStep, _ palette: Palette, _ map: inout SourceMap, _ titles: inout ScopeTitles
  ) {
    self.step = step
    mayBePolicy = step.notes.contains(.policyMayDecide)
    session = step.topic == .decision ? nil : SessionItem(step, palette, &map, &titles)
    reason = RenderedStep.isWorthReporting(step) ? Reason(step, palette, &map, &titles) : nil
  }

  /// Defaults that change nothing are left to the JSON document.
  private static func isWorthReporting(_ step: RouteStep) -> Bool {
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

  /// Whether the note is left to the JSON document or to the end of the report.
  fileprivate static func isLeftOut(_ note: RouteNote) -> Bool {
    switch note {
    case .lifetime, .answered: true
    default: isInLegend(note)
    }
  }

  /// Whether the end of the report has the note once for all steps.
  fileprivate static func isInLegend(_ note: RouteNote) -> Bool {
    note == .policyMayDecide || note == .scriptsMayReplaceGateway
  }
}

extension RenderedStep.Reason {
  /// The name of the step, or of the option for steps about several options.
  private static func label(_ step: RouteStep) -> String {
    switch step.name {
    case .queueState, .perHost, .sessionData: step.option?.name ?? step.question
    default: step.name.rawValue
    }
  }

  private static func appendAnswer(of step: RouteStep, to line: inout [UInt8]) {
    if includesQuestion(of: step) {
      line.append(visible: step.option?.name ?? step.question)
      line.append(literal: ": ")
    }
    line.append(visible: step.answer)
    for case .lifetime(let seconds) in step.notes where step.name == .resolve {
      line.append(literal: ", for ")
      line.append(decimal: seconds)
      line.append(literal: " s")
    }
  }

  /// Whether the name of the step does not say what the question was: there are many DNS lookups, and many reasons
  /// for leaving out next hops.
  static func includesQuestion(of step: RouteStep) -> Bool {
    switch step.name {
    case .resolve, .filter: true
    case .binding, .order: step.option != nil
    default: false
    }
  }

  private static func notes(of step: RouteStep) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    for note in step.notes where !RenderedStep.isLeftOut(note) {
      lines.append(Array(note.text.visible.utf8))
    }
    return lines
  }

  /// The settings that a stronger one overrides, and empty lists, which count as not set.
  private static func losers(
    of step: RouteStep, _ palette: Palette, _ map: inout SourceMap
  ) -> [[UInt8]] {
    guard let evaluation = step.evaluation, evaluation.onlyStanza == nil else { return [] }
    let candidates = evaluation.candidatesWithValue
    let winner = candidates.firstIndex { $0.outcome == .hit } ?? candidates.count
    var lines: [[UInt8]] = []
    for (index, candidate) in candidates.enumerated() {
      guard let setting = candidate.setting else { continue }
      var line: [UInt8] = []
      switch candidate.outcome {
      case .overridden:
        // A later assignment in its own scope replaces it, not the weaker one that counts.
        let isOfWinner = evaluation.setting.map { $0.scope.isSame(as: setting.scope) } ?? false
        if index < winner, !isOfWinner { continue }
        line.append(literal: "beats ")
      case .miss where !setting.hasItems: line.append(literal: "passes over ")
      default: continue
      }
      line.append(visible: Evaluation.shown(evaluation.displayText(of: setting)))
      line.append(literal: "  ")
      line.appendPlace(of: setting.span, palette, &map)
      line.append(literal: " in ")
      line.append(visible: candidate.title)
      lines.append(line)
    }
    return lines
  }
}

/// The steps of a report; steps that domains share are rendered once.
struct RenderedSteps: Sendable {
  private let palette: Palette
  private var known: [RenderedStep?] = []
  private var titles = ScopeTitles()

  init(_ palette: Palette) {
    self.palette = palette
  }

  mutating func rendered(_ step: RouteStep, _ map: inout SourceMap) -> RenderedStep {
    guard let number = step.commonNumber else { return RenderedStep(step, palette, &map, &titles) }
    if number < known.count, let known = known[number] {
      return known.step.differsInDomainOnly(from: step)
        ? known : RenderedStep(step, palette, &map, &titles)
    }
    let made = RenderedStep(step, palette, &map, &titles)
    while known.count <= number { known.append(nil) }
    known[number] = made
    return made
  }
}
