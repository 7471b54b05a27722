/// The style of a piece of a text report.
package enum Style: Sendable, CaseIterable {
  /// The word `error` and what it marks.
  case error
  /// The word `warning` and what it marks.
  case warning
  /// The word `info` and what it marks.
  case info
  /// The name of a file and a place in it.
  case path
  /// The id of a rule.
  case rule
  /// The line of carets under an excerpt.
  case caret
  /// Line numbers and other secondary text.
  case dim
  /// Prominent text.
  case bold

  /// The parameters of the ANSI sequence "select graphic rendition" (ECMA-48, 8.3.117).
  var rendition: String {
    switch self {
    case .error: "1;31"
    case .warning: "1;33"
    case .info: "1;36"
    case .path, .bold: "1"
    case .rule: "35"
    case .caret: "1;32"
    case .dim: "2"
    }
  }
}

/// Colours for a terminal, or plain text.
package struct Palette: Sendable {
  /// Whether `paint` adds colour sequences.
  package let isColored: Bool

  /// The palette without colours.
  package static let plain = Palette(isColored: false)

  /// A palette that adds colours if `isColored`.
  package init(isColored: Bool) {
    self.isColored = isColored
  }

  /// `text` in `style`.
  package func paint(_ text: String, _ style: Style) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(style.rendition)m\(text)\u{1B}[0m" : text
  }
}
