/// What the network has been heard to say, and what has to be asked before a walk can go on.
struct NameLookups {
  /// Nil when nothing is asked.
  private let answers: NameAnswers?
  private(set) var unanswered: [NameQuestion] = []
  /// The same, to know whether one is among them.
  private var open: Set<NameQuestion> = []
  /// Name servers of which it was told that they are believed.
  private var believed: Set<String> = []

  init(_ answers: NameAnswers?) {
    self.answers = answers
  }

  /// Whether nothing is asked, so that next hops keep their names.
  var isOffline: Bool { answers == nil }

  /// The answer to `question`; remembers it as to be asked when that is not known.
  mutating func answer(to question: NameQuestion) -> NameAnswer? {
    if let answer = answers?[question] { return answer }
    if open.insert(question).inserted { unanswered.append(question) }
    return nil
  }

  /// What a step tells of `answer` beside its words; that a name server is believed is told once.
  mutating func notes(of answer: NameAnswer) -> [RouteNote] {
    guard let validator = answer.validator, believed.insert(validator).inserted else {
      return answer.notes
    }
    return answer.notes + [.believed(validator)]
  }
}
