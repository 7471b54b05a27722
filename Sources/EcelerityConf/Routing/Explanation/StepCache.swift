/// A cache of step contents, each for an option value that no domain's stanza changes.
struct StepCache: Sendable {
  /// The contents by the number of the value.
  private var contents: [StepContent?] = []
  private var count = 0

  /// A number that no other content has.
  mutating func makeNumber() -> Int {
    defer { count += 1 }
    return count
  }

  /// The step with the value of `evaluation`.
  mutating func step(
    _ name: RouteStep.Name, for evaluation: Evaluation, answer: StepContent.Answer?,
    evidence: Evidence?, notes: [RouteNote], topic: RouteStep.Topic
  ) -> RouteStep {
    guard let number = evaluation.answer.number, !StepCache.namesDomain(answer) else {
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
      name, topic: topic, option: evaluation.answer, answer: answer, evidence: evidence,
      notes: notes, number: makeNumber())
    contents[number] = made
    return RouteStep(made, evaluation.queue)
  }

  /// The cached step about a number of the session, whose contents follow from the value of `evaluation`; nil when
  /// there is none.
  func step(for evaluation: Evaluation, topic: RouteStep.Topic) -> RouteStep? {
    guard topic != .decision, let number = evaluation.answer.number, number < contents.count,
      let known = contents[number], known.topic == topic
    else { return nil }
    return RouteStep(known, evaluation.queue)
  }

  private static func namesDomain(_ answer: StepContent.Answer?) -> Bool {
    if case .aroundDomain = answer { true } else { false }
  }
}
