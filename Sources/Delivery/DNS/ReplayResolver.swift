/// Answers from a recording, without a network.
package struct ReplayResolver: Resolver {
  private let recorded: [Question: Answer]

  /// Answers from `recording`; of several answers to one question, the first.
  package init(_ recording: Recording) {
    recorded = Dictionary(
      recording.answers.map { ($0.question, $0) }, uniquingKeysWith: { a, _ in a })
  }

  /// The recorded answers; throws when one of the questions was not recorded.
  package func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer] {
    var answers: [Answer] = []
    for question in questions {
      guard let answer = recorded[question] else { throw .notRecorded(question) }
      answers.append(answer)
    }
    return answers
  }
}
