/// Answers from a recording, without a network.
package struct ReplayResolver: Resolver {
  private let known: [Question: Answer]

  /// Answers from `recording`; of several answers to one question, the first.
  package init(_ recording: Recording) {
    known = Dictionary(recording.answers.map { ($0.question, $0) }, uniquingKeysWith: { a, _ in a })
  }

  /// The recorded answers; throws when one of the questions was not asked then.
  package func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer] {
    var answers: [Answer] = []
    for question in questions {
      guard let answer = known[question] else { throw .notRecorded(question) }
      answers.append(answer)
    }
    return answers
  }
}
