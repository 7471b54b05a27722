/// The record of a walk: its steps in order, and the settings that did not count.
struct StepLog {
  /// Whether anything is recorded; otherwise nothing is put into words.
  let isRecording: Bool
  private(set) var steps: [RouteStep] = []
  private(set) var ignored: [IgnoredSetting] = []
  /// Notes for answers without steps: what could not be evaluated or looked up, each once.
  private(set) var cautions: [RouteNote] = []
  var cache: StepCache

  init(isRecording: Bool, _ cache: consuming StepCache) {
    self.isRecording = isRecording
    self.cache = cache
  }

  /// Appends a step.
  mutating func append(_ step: RouteStep) {
    if isRecording { steps.append(step) }
  }

  /// Adds a note for answers without steps.
  mutating func caution(_ note: RouteNote) {
    if !isRecording, !cautions.contains(note) { cautions.append(note) }
  }

  /// Appends a setting that did not count.
  mutating func append(_ setting: IgnoredSetting) {
    if isRecording { ignored.append(setting) }
  }

  /// Appends a step about an option, and the settings of the option that did not count.
  mutating func append(
    _ name: RouteStep.Name, _ evaluation: Evaluation, _ answer: @autoclosure () -> String? = nil,
    evidence: @autoclosure () -> Evidence? = nil, notes: @autoclosure () -> [RouteNote] = [],
    topic: RouteStep.Topic = .decision
  ) {
    guard isRecording else { return caution(about: evaluation) }
    append(
      name, evaluation, words: answer().map(StepContent.Answer.text), evidence: evidence(),
      notes: notes(), topic: topic)
  }

  /// Appends a step about an option with an answer that may contain the domain, and the settings of the option that
  /// did not count.
  mutating func append(
    _ name: RouteStep.Name, _ evaluation: Evaluation, words: StepContent.Answer?,
    evidence: Evidence?, notes: [RouteNote], topic: RouteStep.Topic = .decision
  ) {
    guard isRecording else { return caution(about: evaluation) }
    let contents = evaluation.stepContents(words, evidence, notes)
    steps.append(
      cache.step(
        name, for: evaluation, answer: contents.answer, evidence: contents.evidence,
        notes: contents.notes,
        topic: topic))
    guard !evaluation.ignored.isEmpty else { return }
    ignored += evaluation.ignored.map {
      IgnoredSetting(
        setting: $0, reason: .notValidInScope,
        evidence: Evidence(.inferred, evaluation.page, "D-04"))
    }
  }

  private mutating func caution(about evaluation: Evaluation) {
    for note in evaluation.doubts { caution(note) }
  }
}
