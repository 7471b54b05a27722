/// The contents of a step apart from its domain, shared by many domains.
final class StepContent: Sendable {
  /// An answer in words.
  enum Answer: Equatable {
    case text(String)
    /// Words before and after the domain of the question.
    case aroundDomain(String, String)
  }

  let name: RouteStep.Name
  let topic: RouteStep.Topic
  /// The option and its value, if the step is about one.
  let option: OptionAnswer?
  /// The question, if it is not about an option.
  let question: String?
  /// The answer, if it is not the value of the option.
  let answer: Answer?
  /// The evidence, if it is not that of the option's value.
  let evidence: Evidence?
  /// The assignment that answered, if the step is not about an option.
  let setting: Setting?
  let notes: [RouteNote]
  /// A number that is unique among the contents of the evaluator, if several domains may share them.
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

  /// The contents in the same words, with the assignment `own` of `stanza`.
  func answered(by own: Setting, of stanza: QueuePlaces.Stanza) -> StepContent {
    StepContent(
      self, option: option?.answered(by: own, of: stanza), setting: setting == nil ? nil : own)
  }

  /// The contents, marked as shared by several domains.
  func numbered(_ number: Int) -> StepContent {
    StepContent(self, option: option, setting: setting, number: number)
  }
}
