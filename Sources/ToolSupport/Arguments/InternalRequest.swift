/// What scripts ask a command and people do not; it is not in the help.
///
///     confroute --complete scope oak eval domain
///     confroute --man
enum InternalRequest: Equatable {
  /// Words of the kind `kind` that begin with `prefix` and may follow `words` on the command line.
  case candidates(kind: String, prefix: String, words: [String])
  /// The manual page.
  case manual

  /// The request that `arguments` are, if they are one.
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

/// What a shell wants to know: how a word that is being typed may go on.
package struct CandidateQuestion: Sendable {
  /// What kind of words, as `Candidates.asked` names it.
  package let kind: String
  /// What is typed already.
  package let prefix: String
  /// What the words before say, as far as they make sense.
  package let arguments: ParsedArguments

  /// How many answers are given; more help nobody, and shells are slow with them.
  package static let limit = 500
}

extension CommandDeclaration {
  /// One candidate a line; none that a shell could not take back.
  func answer(_ question: CandidateQuestion) -> String {
    let words = candidates?(question) ?? []
    return words.filter(isOneLine).prefix(CandidateQuestion.limit).map { $0 + "\n" }.joined()
  }
}

/// Whether `word` is text that everybody sees as it is, all of which came from valid UTF-8.
private func isOneLine(_ word: String) -> Bool {
  !word.isEmpty && !word.unicodeScalars.contains { $0.isUnseen || $0 == "\u{FFFD}" }
}
