internal import EcelerityConf

/// The timers, limits and retries of a session in a block of their own: settings with their location, defaults in
/// one line, and a single line when nothing is set.
struct SessionReport: Sendable {
  private var blocks: [Block] = []
  /// The indentation of lines without a title.
  private let blanks: [UInt8]

  /// The lines of one topic.
  private struct Block: Sendable {
    /// The title at the start of the first line.
    let title: [UInt8]
    var lines: [UInt8] = []
    /// The defaults, each after a comma.
    var defaults: [UInt8] = []

    var isEmpty: Bool { lines.isEmpty && defaults.isEmpty }
  }

  init(_ palette: Palette) {
    blanks = SessionReport.front("", palette)
    blocks = SessionReport.titles.map { Block(title: SessionReport.front($0, palette)) }
  }

  /// Adds the contribution of a step.
  mutating func add(_ item: SessionItem) {
    guard let index = SessionReport.block(of: item.topic) else { return }
    if let line = item.line { addLine(to: index) { $0 += line } }
    if let text = item.textByDefault { blocks[index].defaults += text }
  }

  /// Adds the line that `write` appends.
  mutating func addLine(of topic: RouteStep.Topic, _ write: (inout [UInt8]) -> Void) {
    guard let index = SessionReport.block(of: topic) else { return }
    addLine(to: index, write)
  }

  private mutating func addLine(to index: Int, _ write: (inout [UInt8]) -> Void) {
    blocks[index].lines += blocks[index].lines.isEmpty ? blocks[index].title : blanks
    write(&blocks[index].lines)
  }

  /// Appends the block and starts a new one; nothing when it is empty.
  mutating func finish(to text: inout [UInt8]) {
    guard blocks.contains(where: { !$0.isEmpty }) else { return }
    if blocks.allSatisfy({ $0.lines.isEmpty }) {
      text.append(literal: "timeouts, limits, retries: all defaults\n")
      for index in blocks.indices { blocks[index].defaults.removeAll(keepingCapacity: true) }
      return
    }
    text.append(literal: "session\n")
    for index in blocks.indices {
      text += blocks[index].lines
      if !blocks[index].defaults.isEmpty {
        text += blocks[index].lines.isEmpty ? blocks[index].title : blanks
        text.append(literal: "by default")
        // Without the comma before the first one.
        text += blocks[index].defaults.dropFirst()
        text.append(UInt8(ascii: "\n"))
      }
      blocks[index].lines.removeAll(keepingCapacity: true)
      blocks[index].defaults.removeAll(keepingCapacity: true)
    }
  }

  private static let titles = ["timeouts", "limits", "retries"]
  private static let width = (titles.map(\.count).max() ?? 0) + 2

  /// The start of a line; the first line of a topic has its title.
  private static func front(_ title: String, _ palette: Palette) -> [UInt8] {
    var text = Array("  ".utf8)
    text.append(contentsOf: palette.paint(title, .bold).utf8)
    text.appendBlanks(width - title.utf8.count)
    return text
  }

  /// The position of the block of `topic`.
  private static func block(of topic: RouteStep.Topic) -> Int? {
    switch topic {
    case .decision: nil
    case .timer: 0
    case .limit: 1
    case .retry: 2
    }
  }
}

/// A number of a session, rendered in UTF-8.
package final class SessionItem: Sendable {
  let topic: RouteStep.Topic
  /// The line about it, `connect 60 s  relay.conf:3:3 [doc]` with its line feed, if it has a location.
  let line: [UInt8]?
  /// `, connect 60 s` if it is a default.
  let textByDefault: [UInt8]?

  init(
    _ step: RouteStep, _ palette: Palette, _ map: inout SourceMap, _ titles: inout ScopeTitles
  ) {
    topic = step.topic
    var text: [UInt8] = []
    text.reserveCapacity(160)
    SessionItem.appendItem(of: step, to: &text)
    if step.setting != nil || step.name == .perHost {
      text.append(literal: "  ")
      SessionItem.appendPlace(of: step, palette, &map, &titles, to: &text)
      text.append(UInt8(ascii: "\n"))
      (line, textByDefault) = (text, nil)
    } else {
      let isReported = step.evaluation.map(SessionItem.isReported) ?? false
      (line, textByDefault) = (nil, isReported ? Array(", ".utf8) + text : nil)
    }
  }

  /// A value that is not set and has no default, or means no limit, is not reported.
  private static func isReported(_ evaluation: Evaluation) -> Bool {
    guard let value = evaluation.text else { return false }
    let specials = evaluation.option.allowed.specialValues
    return !specials.contains { $0.value == value && $0.meaning == "unlimited" }
  }

  /// `connect 60 s`
  private static func appendItem(of step: RouteStep, to text: inout [UInt8]) {
    guard let option = step.evaluation?.option else {
      return text.append(visible: step.question)
    }
    appendName(of: option, step, to: &text)
    let start = text.count
    text.append(visible: step.answer)
    if isNumber(text[start...]) { appendUnit(of: option, to: &text) }
  }

  /// `connect `
  static func appendName(of option: OptionRow, _ step: RouteStep, to text: inout [UInt8]) {
    let suffix = "_timeout"
    let name = option.keyword.name
    let isTimer = step.topic == .timer && name.hasSuffix(suffix)
    text.append(text: name)
    if isTimer { text.removeLast(suffix.utf8.count) }
    if step.name == .perHost { appendHost(of: step, to: &text) }
    text.append(UInt8(ascii: " "))
  }

  /// Whether a unit can follow `value`: words have none.
  static func isNumber(_ value: ArraySlice<UInt8>) -> Bool {
    value.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }

  /// ` s`
  static func appendUnit(of option: OptionRow, to text: inout [UInt8]) {
    switch option.type {
    case .durationSeconds: text.append(literal: " s")
    case .durationMilliseconds: text.append(literal: " ms")
    default: break
    }
  }

  private static func appendHost(of step: RouteStep, to text: inout [UInt8]) {
    guard let host = step.evaluation?.scope.stanzas.last(where: { $0.keyword == .host })?.label
    else { return }
    text.append(literal: " of host ")
    text.append(visible: host)
  }

  /// The location, and the bucket if it is one.
  private static func appendPlace(
    of step: RouteStep, _ palette: Palette, _ map: inout SourceMap,
    _ titles: inout ScopeTitles, to text: inout [UInt8]
  ) {
    if let setting = step.setting {
      text.appendOrigin(of: setting, palette, &map, &titles)
    } else {
      text.append(literal: "default ")
    }
    text.appendMark(of: step.evidence, palette)
    for case .bucket(let title) in step.notes {
      text.append(literal: ", bucket: ")
      text.append(visible: title)
    }
    if step.notes.contains(.noLimitOfHost) { text.append(literal: ", no limit") }
    for note in step.notes {
      guard case .unknownValue = note else { continue }
      text.append(literal: ", ")
      text.append(visible: note.text)
    }
  }
}
