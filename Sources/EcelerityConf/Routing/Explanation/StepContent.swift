/// What a step of a route tells apart from the domain it is about: many domains have it in common.
final class StepContent: Sendable {
  /// An answer in words of its own.
  enum Answer: Equatable {
    case text(String)
    /// The domain that is asked for stands between the two.
    case aroundDomain(String, String)
  }

  let name: RouteStep.Name
  let topic: RouteStep.Topic
  /// What the option's places say, if one option answers.
  let option: OptionAnswer?
  /// What is asked, if that is not an option.
  let question: String?
  /// The answer, if it is not the value of the option.
  let answer: Answer?
  /// What the answer rests on, if that is not what the option's value rests on.
  let evidence: Evidence?
  /// The assignment that answered, if no option did.
  let setting: Setting?
  let notes: [RouteNote]
  /// A number that no other content of the evaluator has, if it may be told of several domains.
  let number: Int?

  init(
    _ name: RouteStep.Name, topic: RouteStep.Topic, option: OptionAnswer?, answer: Answer?,
    evidence: Evidence?, notes: [RouteNote], number: Int? = nil
  ) {
    self.name = name
    self.topic = topic
    self.option = option
    self.answer = answer
    self.evidence = evidence
    self.notes = notes
    self.number = number
    question = nil
    setting = nil
  }

  init(
    _ name: RouteStep.Name, topic: RouteStep.Topic, question: String, answer: Answer,
    evidence: Evidence, setting: Setting?, notes: [RouteNote]
  ) {
    self.name = name
    self.topic = topic
    self.question = question
    self.answer = answer
    self.evidence = evidence
    self.setting = setting
    self.notes = notes
    option = nil
    number = nil
  }

  private init(
    _ other: StepContent, option: OptionAnswer?, setting: Setting?, number: Int? = nil
  ) {
    name = other.name
    topic = other.topic
    self.option = option
    question = other.question
    answer = other.answer
    evidence = other.evidence
    self.setting = setting
    notes = other.notes
    self.number = number
  }

  /// The same in the same words, answered by `own` of `stanza`.
  func answered(by own: Setting, of stanza: QueuePlaces.Stanza) -> StepContent {
    StepContent(
      self, option: option?.answered(by: own, of: stanza), setting: setting == nil ? nil : own)
  }

  /// The same, to be told of several domains.
  func numbered(_ number: Int) -> StepContent {
    StepContent(self, option: option, setting: setting, number: number)
  }
}
