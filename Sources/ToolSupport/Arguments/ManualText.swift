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
    for block in blocksOfLines(text) {
      if block[0].hasPrefix(" ") {
        // A display parts itself from what stands before it.
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

  /// Short lines; each sentence begins a new one, by which roff knows where sentences end.
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

  /// `line` where it must not be taken for a request.
  private static func start(_ line: String) -> String {
    line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
  }

  /// Options keep their dashes, hyphens stay hyphens.
  private static func prose(_ text: some StringProtocol) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let text = escaped(word, dashes: word.hasPrefix("-") || word.hasPrefix("(-"))
      // Names of options are not hyphenated, and an ellipsis ends no sentence.
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
  /// With `"` written as it stands between quotes of a macro.
  fileprivate var quotesDoubled: String {
    split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
  }
}
