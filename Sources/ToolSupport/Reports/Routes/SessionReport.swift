internal import EcelerityConf

/// The timers, limits and retries of a session in a block of their own: what is set with its place,
/// what holds by default in one line.
struct SessionReport: Sendable {
  private let palette: Palette
  private var blocks: [Block] = []

  /// The lines of one topic.
  private struct Block: Sendable {
    let topic: RouteStep.Topic
    let title: String
    var lines: [UInt8] = []
    var defaults: [UInt8] = []

    var isEmpty: Bool { lines.isEmpty && defaults.isEmpty }

    mutating func removeAll() {
      lines.removeAll(keepingCapacity: true)
      defaults.removeAll(keepingCapacity: true)
    }
  }

  init(_ palette: Palette) {
    self.palette = palette
    blocks = SessionReport.titles.map { Block(topic: $0, title: $1) }
  }

  /// Adds what one step tells.
  mutating func add(_ item: SessionItem) {
    guard let index = blocks.firstIndex(where: { $0.topic == item.topic }) else { return }
    if let line = item.line {
      let title = blocks[index].lines.isEmpty ? blocks[index].title : ""
      append(title, to: &blocks[index].lines)
      blocks[index].lines.append(contentsOf: line.utf8)
      blocks[index].lines.append(UInt8(ascii: "\n"))
    }
    guard item.isDefault else { return }
    let link = blocks[index].defaults.isEmpty ? "by default " : ", "
    blocks[index].defaults.append(contentsOf: link.utf8)
    blocks[index].defaults.append(contentsOf: item.text.utf8)
  }

  /// Appends what was added and forgets it; nothing when that tells nothing.
  mutating func finish(to text: inout [UInt8]) {
    guard blocks.contains(where: { !$0.isEmpty }) else { return }
    text.append(contentsOf: "session\n".utf8)
    for index in blocks.indices {
      text += blocks[index].lines
      if !blocks[index].defaults.isEmpty {
        append(blocks[index].lines.isEmpty ? blocks[index].title : "", to: &text)
        text += blocks[index].defaults
        text.append(UInt8(ascii: "\n"))
      }
      blocks[index].removeAll()
    }
  }

  private static let titles: [(RouteStep.Topic, String)] = [
    (.timer, "timeouts"), (.limit, "limits"), (.retry, "retries"),
  ]
  private static let width = (titles.map(\.1.count).max() ?? 0) + 2

  /// Appends what stands in front of a line; the first of a topic has its title.
  private func append(_ title: String, to text: inout [UInt8]) {
    text.append(contentsOf: "  ".utf8)
    text.append(contentsOf: palette.paint(title, .bold).utf8)
    text.appendBlanks(SessionReport.width - title.utf8.count)
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
      text = palette.paint(map.place(of: setting.span).visible, .path) + scope + " "
    }
    text += palette.paint(RouteText.mark(step.evidence), .dim)
    for case .bucket(let title) in step.notes { text += ", bucket: \(title.visible)" }
    if step.notes.contains(.noLimitOfHost) { text += ", no limit" }
    return text
  }
}
