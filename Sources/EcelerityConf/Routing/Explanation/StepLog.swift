/// What is told of a walk: its steps in their order, and the settings that look as if they counted.
struct StepLog {
  /// Whether anybody is told; otherwise the log stays empty, and nothing is put into words for it.
  let isKept: Bool
  private(set) var steps: [RouteStep] = []
  private(set) var ignored: [IgnoredSetting] = []
  var cache: StepCache

  init(isKept: Bool, _ cache: consuming StepCache) {
    self.isKept = isKept
    self.cache = cache
  }

  /// Appends a step.
  mutating func append(_ step: RouteStep) {
    if isKept { steps.append(step) }
  }

  /// Appends a setting that does not count.
  mutating func append(_ setting: IgnoredSetting) {
    if isKept { ignored.append(setting) }
  }

  /// Appends a step that one option answers, and what it passes over.
  mutating func append(
    _ name: RouteStep.Name, _ evaluation: Evaluation, _ answer: @autoclosure () -> String? = nil,
    evidence: @autoclosure () -> Evidence? = nil, notes: @autoclosure () -> [RouteNote] = [],
    topic: RouteStep.Topic = .decision
  ) {
    guard isKept else { return }
    append(
      name, evaluation, words: answer().map(StepContent.Answer.text), evidence: evidence(),
      notes: notes(), topic: topic)
  }

  /// The same with an answer that may name the domain.
  mutating func append(
    _ name: RouteStep.Name, _ evaluation: Evaluation, words: StepContent.Answer?,
    evidence: Evidence?, notes: [RouteNote], topic: RouteStep.Topic = .decision
  ) {
    guard isKept else { return }
    let told = evaluation.told(words, evidence, notes)
    steps.append(
      cache.step(
        name, for: evaluation, answer: told.answer, evidence: told.evidence, notes: told.notes,
        topic: topic))
    guard !evaluation.ignored.isEmpty else { return }
    ignored += evaluation.ignored.map {
      IgnoredSetting(
        setting: $0, reason: .notValidInScope,
        evidence: Evidence(.inferred, evaluation.page, "D-04"))
    }
  }
}
