extension Evaluation {
  /// The value in force as one of the words of the option, in any letter case.
  func word<Word: RawRepresentable<String>>(_: Word.Type) -> Word {
    guard let word = Word(rawValue: (textInForce ?? "").lowercased()) else {
      preconditionFailure("an option with a word that it does not have")
    }
    return word
  }
}
