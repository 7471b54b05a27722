internal import EcelerityConf

/// Findings for people: the message, the line with carets under the place, and what to do.
///
///     error: option `gatewey` is not known; did you mean `gateway`? [unknown-option]
///      --> relay.conf:3:1
///       |
///     3 | gatewey = "relay.example"
///       | ^^^^^^^
///       = the server refuses the whole file at a name it does not know
package struct TextReport: Sendable {
  /// The approximate width of an excerpt in characters.
  private static let width = 100

  private let palette: Palette

  /// A report in the colours of `palette`.
  package init(_ palette: Palette) {
    self.palette = palette
  }

  /// The lines about `finding`, each with its line feed, followed by an empty line.
  package func lines(_ finding: Finding) -> String {
    let margin = String(repeating: " ", count: "\(finding.location.start.line)".count)
    var text = headline(finding)
    text += margin + dim("-->") + " " + palette.paint(finding.location.visible, .path) + "\n"
    if !finding.isAboutNothingWritten { text += excerpt(finding, margin) }
    for note in notes(finding) { text += margin + " " + dim("=") + " " + note.visible + "\n" }
    for related in finding.related {
      text += margin + " " + dim("=") + " " + related.message.visible + ": "
      text += palette.paint(related.location.visible, .path) + "\n"
    }
    return text + "\n"
  }

  private func headline(_ finding: Finding) -> String {
    let diagnostic = finding.diagnostic
    let word = palette.paint(diagnostic.severity.rawValue, diagnostic.severity.style)
    let rule = palette.paint("[\(diagnostic.rule)]", .rule)
    return "\(word): \(palette.paint(diagnostic.message.visible, .bold)) \(rule)\n"
  }

  private func notes(_ finding: Finding) -> [String] {
    let diagnostic = finding.diagnostic
    var notes: [String] = []
    if !diagnostic.detail.isEmpty { notes.append(diagnostic.detail) }
    if !diagnostic.scope.isEmpty { notes.append("in " + diagnostic.scope) }
    return notes
  }

  private func excerpt(_ finding: Finding, _ margin: String) -> String {
    let start = finding.location.start
    let bytes = Array(finding.excerpt.text.utf8)
    let skipped = finding.excerpt.bytesBefore
    let column = min(start.column - 1 - skipped, bytes.count)
    let isOneLine = finding.location.end.line == start.line
    let end = isOneLine ? min(finding.location.end.column - 1 - skipped, bytes.count) : bytes.count
    // Invalid UTF-8 was replaced by text that may be longer; stay inside the line.
    let window = window(around: column, in: bytes)
    let shown = TextReport.onePlace(bytes[window])
    let before = TextReport.onePlace(bytes[window.lowerBound..<max(column, window.lowerBound)])
    let marked = TextReport.onePlace(bytes[column..<min(max(end, column), window.upperBound)])
    let carets = String(repeating: "^", count: max(marked.count, 1))
    return margin + " " + dim("|") + "\n"
      + dim("\(start.line) |") + " " + shown + "\n"
      + margin + " " + dim("|") + " " + String(repeating: " ", count: before.count)
      + palette.paint(carets, .caret) + "\n"
  }

  /// The part of a long line to show.
  private func window(around column: Int, in bytes: [UInt8]) -> Range<Int> {
    guard bytes.count > Self.width else { return 0..<bytes.count }
    var start = max(0, column - Self.width / 3)
    var end = min(bytes.count, start + Self.width)
    // Do not split characters.
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return start..<end
  }

  /// Text in which every character takes one column of a terminal: tabs become spaces, other
  /// control characters `·`.
  private static func onePlace(_ bytes: ArraySlice<UInt8>) -> String {
    String(
      String(decoding: bytes, as: UTF8.self).map { character in
        if character == "\t" || character == "\r" { return " " }
        return String(character) == String(character).visible ? character : "·"
      })
  }

  private func dim(_ text: String) -> String { palette.paint(text, .dim) }
}

extension Location {
  /// `path:line:column`, with control characters in the path escaped.
  var visible: String { description.visible }
}

extension Severity {
  /// Its style.
  var style: Style {
    switch self {
    case .error: .error
    case .warning: .warning
    case .info: .info
    }
  }
}
