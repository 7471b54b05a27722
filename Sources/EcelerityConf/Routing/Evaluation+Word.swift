extension Evaluation {
  /// The value as one of the words that the option has, in any letter case. What is none of them is read as the
  /// default, which the note tells.
  func word<Word: RawRepresentable<String>>(_: Word.Type) -> (word: Word, note: RouteNote?) {
    let text = (text ?? "").lowercased()
    if option.allowed.contains(text), let word = Word(rawValue: text) { return (word, nil) }
    let fallback = option.defaultValue ?? ""
    guard let word = Word(rawValue: fallback) else {
      preconditionFailure("the default of an option is none of its words")
    }
    return (word, .unknownWord(displayText ?? "", used: fallback))
  }
}
