internal import EcelerityConf

extension String {
  /// The text for reports: control and invisible characters are escaped (`\t`, `\u{1B}`), so that a
  /// file name or a value cannot break a line, control the terminal, or imitate another; passwords
  /// of URLs are masked.
  package var visible: String { URLPassword.masked(self).visible(keeping: { _ in false }) }

  /// The text with control and invisible characters escaped except those that `isKept` keeps.
  func visible(keeping isKept: (Unicode.Scalar) -> Bool) -> String {
    if utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return self }
    guard unicodeScalars.contains(where: \.isUnseen) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      text += scalar.isUnseen && !isKept(scalar) ? scalar.escaped(asASCII: true) : String(scalar)
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character, a line or paragraph separator, or invisible, or changes the
  /// direction of writing. Two invisible ones are exempt because they join letters in some scripts,
  /// and emoji.
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
