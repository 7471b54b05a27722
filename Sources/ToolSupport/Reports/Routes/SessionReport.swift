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
      blocks[index].lines += line
    }
    guard let text = item.textByDefault else { return }
    blocks[index].defaults.append(
      literal: blocks[index].defaults.isEmpty ? "by default " : ", ")
    blocks[index].defaults += text
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

/// One number of a session in words, in UTF-8.
final class SessionItem: Sendable {
  let topic: RouteStep.Topic
  /// The line about it, `connect 60 s  relay.conf:3:3 [doc]` with its line feed, when it has a place to tell.
  let line: [UInt8]?
  /// `connect 60 s` when it is told among those that hold by default.
  let textByDefault: [UInt8]?

  init(
    _ step: RouteStep, _ palette: Palette, _ map: inout SourceMap, _ titles: inout ScopeTitles
  ) {
    topic = step.topic
    var text: [UInt8] = []
    text.reserveCapacity(160)
    SessionItem.append(itemOf: step, to: &text)
    if step.setting != nil || step.name == .perHost {
      text.append(literal: "  ")
      SessionItem.append(placeOf: step, palette, &map, &titles, to: &text)
      text.append(UInt8(ascii: "\n"))
      (line, textByDefault) = (text, nil)
    } else {
      let isTold = step.evaluation.map(SessionItem.tells) ?? false
      (line, textByDefault) = (nil, isTold ? text : nil)
    }
  }

  /// What is not set and has no default, or stands for no limit, limits nothing.
  private static func tells(_ evaluation: Evaluation) -> Bool {
    guard let value = evaluation.text else { return false }
    let specials = evaluation.option.allowed.specialValues
    return !specials.contains { $0.value == value && $0.meaning == "unlimited" }
  }

  /// `connect 60 s`
  private static func append(itemOf step: RouteStep, to text: inout [UInt8]) {
    guard let option = step.evaluation?.option else {
      return text.append(visible: step.question)
    }
    let suffix = "_timeout"
    let name = option.keyword.name
    let isTimer = step.topic == .timer && name.hasSuffix(suffix)
    text.append(contentsOf: name.utf8.dropLast(isTimer ? suffix.utf8.count : 0))
    if step.name == .perHost { append(hostOf: step, to: &text) }
    text.append(UInt8(ascii: " "))
    text.append(visible: step.answer)
    switch option.type {
    case .durationSeconds: text.append(literal: " s")
    case .durationMilliseconds: text.append(literal: " ms")
    default: break
    }
  }

  private static func append(hostOf step: RouteStep, to text: inout [UInt8]) {
    guard let host = step.evaluation?.scope.stanzas.last(where: { $0.keyword == .host })?.label
    else { return }
    text.append(literal: " of host ")
    text.append(visible: host)
  }

  /// Where it is written, and the bucket when it is one.
  private static func append(
    placeOf step: RouteStep, _ palette: Palette, _ map: inout SourceMap,
    _ titles: inout ScopeTitles, to text: inout [UInt8]
  ) {
    if let setting = step.setting {
      text.append(originIn: setting, palette, &map, &titles)
    } else {
      text.append(literal: "default ")
    }
    text.append(mark: step.evidence, palette)
    for case .bucket(let title) in step.notes {
      text.append(literal: ", bucket: ")
      text.append(visible: title)
    }
    if step.notes.contains(.noLimitOfHost) { text.append(literal: ", no limit") }
  }
}
