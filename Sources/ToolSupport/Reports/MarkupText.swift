extension String {
  /// The text escaped for XML and HTML, between tags or in quotes: markup and control characters
  /// are escaped, characters that XML does not allow are replaced.
  package var markup: String {
    visible.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      case "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
