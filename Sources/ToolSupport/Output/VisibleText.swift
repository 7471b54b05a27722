internal import EcelerityConf

extension String {
  /// The text as a report may have it: control characters and what nobody sees spelt out (`\t`, `\u{1B}`), so that a
  /// file name or a value cannot break a line, command the terminal, or look like another; passwords of URLs masked.
  package var visible: String { URLPassword.masked(self).visible(keeping: { _ in false }) }

  /// The text with these characters spelt out, except for those that stay as they are.
  func visible(keeping isKept: (Unicode.Scalar) -> Bool) -> String {
    if utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return self }
    guard unicodeScalars.contains(where: \.isUnseen) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      text += scalar.isUnseen && !isKept(scalar) ? scalar.escaped(asASCII: true) : String(scalar)
    }
  }
}

extension Unicode.Scalar {
  /// Controls, ends of lines, and what changes the direction of writing or takes no room. Two of the last join
  /// letters in some scripts, and pictures.
  var isUnseen: Bool {
    switch self {
    case "\u{200C}", "\u{200D}": return false
    default: break
    }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return properties.isDefaultIgnorableCodePoint
    }
  }
}
