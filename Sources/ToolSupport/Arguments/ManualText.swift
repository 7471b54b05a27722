/// Plain text as input of mdoc(7), where a backslash, a point at the start of a line and some quotes
/// mean something else.
enum ManualText {
  /// `text` inside a line: words between backquotes are bold, what starts with a dash can be copied.
  static func inline(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    // An odd one at the end is no pair.
    guard parts.count % 2 == 1 else { return literal(text) }
    return parts.enumerated().map { index, part in
      index % 2 == 1 ? "\\fB\(literal(part))\\fP" : prose(part)
    }.joined()
  }

  /// `text` to the letter.
  static func literal(_ text: some StringProtocol) -> String { escaped(text, dashes: true) }

  /// The arguments of a macro as one of them.
  static func argument(_ text: String) -> String { "\"" + literal(text).quotesDoubled + "\"" }

  /// Paragraphs: blank lines part them, lines that start with a space are kept as they are.
  static func paragraphs(_ text: String) -> [String] {
    var lines: [String] = []
    var isDisplay = false
    var isFirst = true
    for line in TextColumns.wrap(text) {
      let isKept = line.hasPrefix(" ")
      if isKept != isDisplay, !line.isEmpty {
        if isKept, lines.last == ".Pp" { lines.removeLast() }
        lines.append(isKept ? ".Bd -literal -offset indent" : ".Ed")
        if !isKept { lines.append(".Pp") }
        isDisplay = isKept
      }
      if line.isEmpty {
        if isDisplay { continue }
        if !isFirst { lines.append(".Pp") }
      } else {
        lines.append(isKept ? kept(line) : start(inline(line)))
      }
      isFirst = false
    }
    return isDisplay ? lines + [".Ed"] : lines
  }

  private static func kept(_ line: String) -> String {
    start(literal(String(line.dropFirst(2))))
  }

  /// `line` where it must not be taken for a request.
  private static func start(_ line: String) -> String {
    line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
  }

  /// Options keep their dashes, hyphens stay hyphens.
  private static func prose(_ text: some StringProtocol) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      escaped(word, dashes: word.hasPrefix("-") || word.hasPrefix("(-"))
    }.joined(separator: " ")
  }

  private static func escaped(_ text: some StringProtocol, dashes: Bool) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-" where dashes: result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      default: result.append(character)
      }
    }
    return result
  }
}

extension String {
  /// With `"` written as it stands between quotes of a macro.
  fileprivate var quotesDoubled: String {
    split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
  }
}
