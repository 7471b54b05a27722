/// The answers of the network that a walk uses, and the questions that have to be answered before it can go on.
struct NameLookups {
  /// The answers; nil offline.
  private let answers: NameAnswers?
  private(set) var unanswered: [NameQuestion] = []
  /// The unanswered questions as a set.
  private var open: Set<NameQuestion> = []
  /// Name servers whose validation has been noted already.
  private var believed: Set<String> = []

  init(_ answers: NameAnswers?) {
    self.answers = answers
  }

  /// Whether no lookups are made, so that next hops keep their names.
  var isOffline: Bool { answers == nil }

  /// The answer to `question`; when there is none yet, the question is recorded as unanswered.
  mutating func answer(to question: NameQuestion) -> NameAnswer? {
    if let answer = answers?[question] { return answer }
    if open.insert(question).inserted { unanswered.append(question) }
    return nil
  }

  /// The notes of a step about `answer`; that a name server is trusted is noted once.
  mutating func notes(of answer: NameAnswer) -> [RouteNote] {
    guard let validator = answer.validator, believed.insert(validator).inserted else {
      return answer.notes
    }
    return answer.notes + [.believed(validator)]
  }
}
