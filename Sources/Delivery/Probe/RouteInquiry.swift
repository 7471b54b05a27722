internal import EcelerityConf

/// A question of routing on its way through as many questions to DNS as it takes.
enum RouteInquiry: Inquiry {
  /// One that one question answers.
  case simple(Question)
  /// One for TLSA records.
  case associations(TLSALookup)
  /// One for an MTA-STS policy, which may have to be fetched when DNS has no more to say.
  case policy(STSLookup)
  /// One that is answered.
  case answered(NameAnswer)

  var questions: [Question] {
    switch self {
    case .simple(let question): [question]
    case .associations(let lookup): lookup.questions
    case .policy(let lookup): lookup.questions
    case .answered: []
    }
  }

  mutating func take(_ answers: [Answer]) {
    switch self {
    case .simple:
      guard let answer = answers.first else { preconditionFailure("one answer for each question") }
      self = .answered(RouteNames.answer(answer))
    case .associations(var lookup):
      lookup.take(answers)
      self = .associations(lookup)
    case .policy(var lookup):
      lookup.take(answers)
      self = .policy(lookup)
    case .answered: preconditionFailure("an answer that nobody asked for")
    }
  }
}

extension NameAnswer {
  /// What no message to a name server can ask about.
  static let unspeakable = NameAnswer(.noSuchName, remark: "no name that DNS could have")
}
