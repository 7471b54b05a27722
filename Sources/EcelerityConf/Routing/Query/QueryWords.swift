/// The words of a question in a single text: `binding "my n1" gateway`.
///
/// Words are separated by blanks. Quotes keep a word together; inside of them a backslash escapes a quote or a
/// backslash.
package enum QueryWords {
  /// The words of `text`, in which an equals sign is a character like others.
  package static func words(of text: String) throws(OptionQueryProblem) -> [String] {
    try split(text, at: nil).words
  }

  /// The words of `text` before the first equals sign outside of quotes, and what comes after it without the blanks
  /// around it; nil when there is none.
  static func split(
    _ text: String
  ) throws(OptionQueryProblem) -> (words: [String], value: String?) {
    try split(text, at: "=")
  }

  private static func split(
    _ text: String, at separator: Character?
  ) throws(OptionQueryProblem) -> (words: [String], value: String?) {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var rest = text[...]
    while let character = rest.popFirst() {
      if character == quote {
        quote = nil
      } else if quote != nil {
        let isEscape = character == "\\" && (rest.first == "\\" || rest.first == quote)
        word?.append(isEscape ? rest.removeFirst() : character)
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character == separator {
        if let word { words.append(word) }
        return (words, trimmed(rest))
      } else if character.isWhitespace {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if quote != nil { throw .openQuote }
    if let word { words.append(word) }
    return (words, nil)
  }

  private static func trimmed(_ text: Substring) -> String {
    let front = text.drop(while: \.isWhitespace)
    let length = front.reversed().drop(while: \.isWhitespace).count
    return String(front.prefix(length))
  }
}
