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
    _ name: RouteStep.Name, _ topic: RouteStep.Topic, _ option: OptionAnswer?, _ answer: Answer?,
    _ evidence: Evidence?, _ notes: [RouteNote], number: Int? = nil
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
    _ name: RouteStep.Name, _ topic: RouteStep.Topic, question: String, _ answer: Answer,
    _ evidence: Evidence, setting: Setting?, _ notes: [RouteNote]
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

  private init(_ other: StepContent, _ option: OptionAnswer?, _ setting: Setting?) {
    name = other.name
    topic = other.topic
    self.option = option
    question = other.question
    answer = other.answer
    evidence = other.evidence
    self.setting = setting
    notes = other.notes
    number = nil
  }

  /// The same in the same words, answered by `own` of `stanza`.
  func answered(by own: Setting, of stanza: QueuePlaces.Stanza) -> StepContent {
    StepContent(self, option?.answered(by: own, of: stanza), setting == nil ? nil : own)
  }

  private init(_ other: StepContent, number: Int) {
    name = other.name
    topic = other.topic
    option = other.option
    question = other.question
    answer = other.answer
    evidence = other.evidence
    setting = other.setting
    notes = other.notes
    self.number = number
  }

  /// The same, to be told of several domains.
  func numbered(_ number: Int) -> StepContent { StepContent(self, number: number) }
}

/// Contents of steps that were told before, each of an option's value that no domain's stanza changes.
struct StepMemory: Sendable {
  /// By the number of the value.
  private var contents: [StepContent?] = []
  private var count = 0

  /// A number that no other content has.
  mutating func makeNumber() -> Int {
    defer { count += 1 }
    return count
  }

  /// The step that `evaluation` answers.
  mutating func step(
    _ name: RouteStep.Name, _ evaluation: Evaluation, _ answer: StepContent.Answer?,
    _ evidence: Evidence?, _ notes: [RouteNote], _ topic: RouteStep.Topic
  ) -> RouteStep {
    guard let number = evaluation.answer.number, !StepMemory.namesDomain(answer) else {
      return RouteStep(name, evaluation, answer, evidence, notes: notes, topic: topic)
    }
    while contents.count <= number { contents.append(nil) }
    if let known = contents[number] {
      let isSame =
        known.name == name && known.topic == topic && known.answer == answer
        && known.evidence == evidence && known.notes == notes
      return isSame
        ? RouteStep(known, evaluation.queue)
        : RouteStep(name, evaluation, answer, evidence, notes: notes, topic: topic)
    }
    let made = StepContent(
      name, topic, evaluation.answer, answer, evidence, notes, number: makeNumber())
    contents[number] = made
    return RouteStep(made, evaluation.queue)
  }

  /// The step about a number of the session that `evaluation` answers, if it was told before: all that is
  /// told of one follows from the value.
  func step(_ evaluation: Evaluation, _ topic: RouteStep.Topic) -> RouteStep? {
    guard topic != .decision, let number = evaluation.answer.number, number < contents.count,
      let known = contents[number], known.topic == topic
    else { return nil }
    return RouteStep(known, evaluation.queue)
  }

  private static func namesDomain(_ answer: StepContent.Answer?) -> Bool {
    if case .aroundDomain = answer { true } else { false }
  }
}
