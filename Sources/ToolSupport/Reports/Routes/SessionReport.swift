internal import EcelerityConf

/// The timers, limits and retries of a session in a block of their own: what is set with its place,
/// what holds by default in one line.
struct SessionReport {
  private let palette: Palette

  init(_ palette: Palette) {
    self.palette = palette
  }

  /// The block; empty when `explanation` tells none of it.
  func text(_ explanation: Explanation, _ map: inout SourceMap) -> String {
    var text = ""
    for (topic, title) in SessionReport.titles {
      let steps = explanation.steps.filter { $0.topic == topic }
      text += lines(steps, title, &map)
    }
    return text.isEmpty ? "" : "session\n" + text
  }

  private static let titles: [(RouteStep.Topic, String)] = [
    (.timer, "timeouts"), (.limit, "limits"), (.retry, "retries"),
  ]

  private func lines(_ steps: [RouteStep], _ title: String, _ map: inout SourceMap) -> String {
    var lines: [String] = []
    for step in steps where step.setting != nil || step.name == .perHost {
      lines.append(item(step) + "  " + place(step, &map))
    }
    let rest = steps.filter {
      $0.setting == nil && $0.name != .perHost && $0.evaluation.map(SessionReport.tells) ?? false
    }
    if !rest.isEmpty { lines.append("by default " + rest.map(item).joined(separator: ", ")) }
    let width = (SessionReport.titles.map(\.1.count).max() ?? 0) + 2
    return lines.enumerated().map { index, line in
      let head = index == 0 ? title : ""
      let gap = String(repeating: " ", count: width - head.count)
      return "  " + palette.paint(head, .bold) + gap + line + "\n"
    }.joined()
  }

  /// What is not set and has no default, or stands for no limit, limits nothing.
  private static func tells(_ evaluation: Evaluation) -> Bool {
    guard let value = evaluation.text else { return false }
    let specials = evaluation.option.allowed.specialValues
    return !specials.contains { $0.value == value && $0.meaning == "unlimited" }
  }

  /// `connect 60 s`
  private func item(_ step: RouteStep) -> String {
    guard let option = step.evaluation?.option else { return step.question.visible }
    let suffix = "_timeout"
    let full = option.keyword.name
    let isTimer = step.topic == .timer && full.hasSuffix(suffix)
    let name = isTimer ? String(full.dropLast(suffix.count)) : full
    let host = step.name == .perHost ? hostName(step) : ""
    let unit =
      switch option.type {
      case .durationSeconds: " s"
      case .durationMilliseconds: " ms"
      default: ""
      }
    return "\(name)\(host) \(step.answer.visible)\(unit)"
  }

  private func hostName(_ step: RouteStep) -> String {
    let host = step.evaluation?.scope.stanzas.last { $0.keyword == .host }?.label
    return host.map { " of host \($0.visible)" } ?? ""
  }

  /// Where it is written, and the bucket when it is one.
  private func place(_ step: RouteStep, _ map: inout SourceMap) -> String {
    var text = "default "
    if let setting = step.setting {
      let scope = setting.scope.isGlobal ? "" : " in \(setting.scope.title.visible)"
      text = palette.paint(map.location(of: setting.span).visible, .path) + scope + " "
    }
    text += palette.paint(RouteText.mark(step.evidence), .dim)
    for case .bucket(let title) in step.notes { text += ", bucket: \(title.visible)" }
    if step.notes.contains(.noLimitOfHost) { text += ", no limit" }
    return text
  }
}
