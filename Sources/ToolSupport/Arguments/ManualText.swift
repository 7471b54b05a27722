/// Plain text as mdoc(7) source, in which a backslash, a period at the start of a line and some
/// quotes are special.
enum ManualText {
  /// `text` within a line: words between backquotes are bold, words that start with a dash can be
  /// copied.
  static func inline(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    // An unmatched backquote starts nothing.
    guard parts.count % 2 == 1 else { return literal(text) }
    return parts.enumerated().map { index, part in
      index % 2 == 1 ? "\\fB\(literal(part))\\fP" : prose(part)
    }.joined()
  }

  /// `text` verbatim.
  static func literal(_ text: some StringProtocol) -> String { escaped(text, dashes: true) }

  /// `text` as a single macro argument.
  static func argument(_ text: String) -> String { "\"" + literal(text).quotesDoubled + "\"" }

  /// Paragraphs, separated by blank lines; lines that start with a space are kept as they are.
  static func paragraphs(_ text: String) -> [String] {
    var lines: [String] = []
    for block in blocksOfLines(text) {
      if block[0].hasPrefix(" ") {
        // A display adds space before itself.
        lines += [".Bd -literal -offset indent"] + block.map(kept) + [".Ed"]
      } else {
        lines += (lines.isEmpty ? [] : [".Pp"]) + filled(inline(block.joined(separator: " ")))
      }
    }
    return lines
  }

  private static func blocksOfLines(_ text: String) -> [[String]] {
    text.split(separator: "\n", omittingEmptySubsequences: false).split(separator: "")
      .map { $0.map(String.init) }
  }

  /// Short lines; each sentence starts a new one, which is how roff finds the ends of sentences.
  private static func filled(_ text: String) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      let endsSentence = last.last.map(".?!".contains) ?? false
      if last.isEmpty || (!endsSentence && last.utf8.count + word.utf8.count < 78) {
        lines[lines.count - 1] += (last.isEmpty ? "" : " ") + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.map(start)
  }

  private static func kept(_ line: String) -> String {
    start(literal(String(line.dropFirst(2))))
  }

  /// `line`, escaped if it would be taken for a request.
  private static func start(_ line: String) -> String {
    line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
  }

  /// `text` with the dashes of options; other hyphens stay hyphens.
  private static func prose(_ text: some StringProtocol) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let text = escaped(word, dashes: word.hasPrefix("-") || word.hasPrefix("(-"))
      // Names of options are not hyphenated, and an ellipsis does not end a sentence.
      return (word.contains("_") ? "\\%" : "") + text + (word.hasSuffix("...") ? "\\&" : "")
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
      case "…": result += "...\\&"
      case _ where character.isASCII: result.append(character)
      default:
        for scalar in character.unicodeScalars {
          let number = String(scalar.value, radix: 16, uppercase: true)
          result += "\\[u\(String(repeating: "0", count: max(0, 4 - number.count)))\(number)]"
        }
      }
    }
    return result
  }
}

extension String {
  /// The string with each `"` escaped as in a quoted macro argument.
  fileprivate var quotesDoubled: String {
    split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
  }
}
