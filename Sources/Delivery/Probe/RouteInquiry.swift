internal import EcelerityConf

/// The DNS lookup for a question of routing.
enum RouteInquiry: Inquiry {
  /// A lookup of one question.
  case simple(Question)
  /// A lookup of TLSA records.
  case associations(TLSALookup)
  /// A lookup of an MTA-STS policy, which may have to be fetched afterwards.
  case policy(STSLookup)
  /// A finished lookup.
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
    case .answered: preconditionFailure("an answer without a question")
    }
  }
}

extension NameAnswer {
  /// The answer about a name that no DNS message can hold.
  static let unspeakable = NameAnswer(.noSuchName, remark: "no name that DNS could have")
}
