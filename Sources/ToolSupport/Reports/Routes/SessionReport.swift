internal import EcelerityConf

/// The timers, limits and retries of a session in a block of their own: what is set with its place,
/// what holds by default in one line.
struct SessionReport {
  private let palette: Palette

  init(_ palette: Palette) {
    self.palette = palette
  }

  /// Appends the block; nothing when `told` tells none of it.
  func append(_ told: [ToldStep], to text: inout String) {
    let items = told.compactMap(\.session)
    if items.isEmpty { return }
    var block = ""
    for (topic, title) in SessionReport.titles {
      append(items.filter { $0.topic == topic }, title, to: &block)
    }
    if block.isEmpty { return }
    text += "session\n"
    text += block
  }

  private static let titles: [(RouteStep.Topic, String)] = [
    (.timer, "timeouts"), (.limit, "limits"), (.retry, "retries"),
  ]
  private static let width = (titles.map(\.1.count).max() ?? 0) + 2

  private func append(
    _ items: [SessionItem], _ title: String, to text: inout String
  ) {
    var head = title
    for item in items {
      if let line = item.line { append(&head, line, to: &text) }
    }
    var rest = ""
    for item in items where item.isDefault {
      rest += rest.isEmpty ? "by default " : ", "
      rest += item.text
    }
    if !rest.isEmpty { append(&head, rest, to: &text) }
  }

  /// Appends one line; the first of a topic has its title.
  private func append(_ head: inout String, _ line: String, to text: inout String) {
    text += "  "
    text += palette.paint(head, .bold)
    text += String(repeating: " ", count: SessionReport.width - head.utf8.count)
    text += line
    text += "\n"
    head = ""
  }
}

/// One number of a session in words.
final class SessionItem: Sendable {
  let topic: RouteStep.Topic
  /// `connect 60 s`
  let text: String
  /// The number with its place, when it has one to tell.
  let line: String?
  /// Whether it is told among those that hold by default.
  let isDefault: Bool

  init(_ step: RouteStep, _ palette: Palette, _ map: inout SourceMap) {
    topic = step.topic
    text = SessionItem.item(step)
    let hasPlace = step.setting != nil || step.name == .perHost
    line = hasPlace ? text + "  " + SessionItem.place(step, palette, &map) : nil
    isDefault = !hasPlace && step.evaluation.map(SessionItem.tells) ?? false
  }

  /// What is not set and has no default, or stands for no limit, limits nothing.
  private static func tells(_ evaluation: Evaluation) -> Bool {
    guard let value = evaluation.text else { return false }
    let specials = evaluation.option.allowed.specialValues
    return !specials.contains { $0.value == value && $0.meaning == "unlimited" }
  }

  /// `connect 60 s`
  private static func item(_ step: RouteStep) -> String {
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

  private static func hostName(_ step: RouteStep) -> String {
    let host = step.evaluation?.scope.stanzas.last { $0.keyword == .host }?.label
    return host.map { " of host \($0.visible)" } ?? ""
  }

  /// Where it is written, and the bucket when it is one.
  private static func place(
    _ step: RouteStep, _ palette: Palette, _ map: inout SourceMap
  ) -> String {
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
