/// A request made by scripts rather than people; it is not in the help.
///
///     confroute --complete scope oak eval domain
///     confroute --man
enum InternalRequest: Equatable {
  /// Words of the kind `kind` that begin with `prefix` and may follow `words` on the command line.
  case candidates(kind: String, prefix: String, words: [String])
  /// The manual page.
  case manual

  /// The request in `arguments`, if they are one.
  init?(_ arguments: [String]) {
    switch arguments.first {
    case "--complete" where arguments.count >= 3:
      self = .candidates(
        kind: arguments[1], prefix: arguments[2], words: Array(arguments.dropFirst(3)))
    case "--man" where arguments.count == 1: self = .manual
    default: return nil
    }
  }
}

/// A shell's question: the possible completions of a word that is being typed.
package struct CandidateQuestion: Sendable {
  /// The kind of words, as in `CompletionCandidates.asked`.
  package let kind: String
  /// The part that has been typed.
  package let prefix: String
  /// The words before it, as far as they are valid.
  package let arguments: ParsedArguments

  /// The maximum number of candidates; more are not useful, and slow in shells.
  package static let limit = 500
}

extension CommandDeclaration {
  /// One candidate per line, without those that a shell could not read back.
  func answer(_ question: CandidateQuestion) -> String {
    let words = candidates?(question) ?? []
    return words.filter(isOneLine).prefix(CandidateQuestion.limit).map { $0 + "\n" }.joined()
  }
}

/// Whether `word` is visible text and was valid UTF-8 throughout.
private func isOneLine(_ word: String) -> Bool {
  !word.isEmpty && !word.unicodeScalars.contains { $0.isUnseen || $0 == "\u{FFFD}" }
}
