/// A step of the evaluation of a route: a question, its answer and the evidence for it.
public struct RouteStep: Sendable {
  /// The steps in their order; the raw value is the name that reports print.
  public enum Name: String, Sendable, CaseIterable {
    /// The normal form of the recipient domain.
    case normalise
    /// The binding and the group of the message.
    case binding
    /// Whether a module delivers the message locally.
    case localModules = "local-modules"
    /// Whether the message is discarded at reception.
    case blackholeAtReception = "blackhole-at-reception"
    /// Whether the message is moved to the queue of another domain.
    case reroute
    /// The gateway under whose name the message is queued, if there is one.
    case gateway
    /// Whether the queue is suspended or discarded.
    case queueState = "queue-state"
    /// The delivery method.
    case method
    /// The source of the next hops: a literal, `routes`, or DNS.
    case hostList = "host-list"
    /// The DNS answers about the names of next hops.
    case resolve
    /// Whether mail is moved to the queue that an exchanger's stanza names.
    case rollup
    /// Which next hops are left out.
    case filter
    /// The order in which the next hops are tried.
    case order
    /// The port of next hops that name none.
    case port
    /// The settings for one host, such as TLS and limits.
    case perHost = "per-host"
    /// The parameters of a session: source address, EHLO, credentials.
    case sessionData = "session-data"
    /// The verdict on the message.
    case result
  }

  /// The kind of a step, so that reports can group the many numbers of a session.
  package enum Topic: String, Sendable, CaseIterable {
    /// A step that decides the route.
    case decision
    /// The time that a stage of the session may take.
    case timer
    /// The number and rate of connections, messages or recipients.
    case limit
    /// The retries of a failed delivery.
    case retry
  }

  /// The contents of the step, apart from the domain.
  let content: StepContent
  /// The places the option was looked up in; nil without an option, and when the places were collected with the
  /// value.
  let queue: QueuePlaces?

  /// The name of the step.
  public var name: Name { content.name }

  /// The kind of the step.
  package var topic: Topic { content.topic }

  /// Further information about the step.
  package var notes: [RouteNote] { content.notes }

  /// Further remarks in English: sentences in lower case without a full stop.
  public var remarks: [String] { notes.map(\.remark) }

  /// The name servers that answered, as far as they are known, each once.
  public var nameServers: [String] {
    notes.compactMap { note in
      if case .answered(let server) = note { server } else { nil }
    }
  }

  /// The evaluation of the option that decided, with all scopes that were searched; nil when no
  /// option is involved.
  public var evaluation: Evaluation? { content.option.map { Evaluation($0, at: queue) } }

  /// The question.
  public var question: String {
    content.question ?? evaluation.map(RouteWording.question) ?? ""
  }

  /// The answer.
  public var answer: String {
    switch content.answer {
    case .text(let text): text
    case .aroundDomain(let front, let back): front + (evaluation?.domain ?? "") + back
    case nil: evaluation.map(RouteWording.answer) ?? ""
    }
  }

  /// The evidence for the answer.
  public var evidence: Evidence {
    content.evidence ?? evaluation?.evidence ?? Evidence(.decided, "")
  }

  /// The assignment that decided; nil for a default, and when no option is involved.
  public var setting: Setting? { content.setting ?? content.option?.setting }

  /// A number that this step shares with those of other domains whose stanzas do not set its option either; nil
  /// when it shares none. Steps of one evaluator with the same number are equal apart from the domain in the
  /// question.
  package var commonNumber: Int? { content.number }

  /// Whether this step and `other` are equal apart from the domain in the question.
  package func differsInDomainOnly(from other: RouteStep) -> Bool {
    content === other.content && content.number != nil
  }

  /// Whether the step reports the value that the only stanza for a domain sets, without other words. Evidence of
  /// its own is the same for all names with the same route.
  package var reportsPlainValue: Bool {
    guard let option = content.option else { return false }
    return option.onlyStanza != nil && content.answer == nil && queue?.domain != nil
  }

  /// The question without the domain that it may end with.
  package var questionBeforeDomain: String {
    content.question ?? evaluation.map(RouteWording.questionBeforeDomain) ?? ""
  }

  /// The domain at the end of the question, if an option is looked up for one.
  package var domain: String? {
    guard let option = content.option else { return nil }
    return option.asked == nil ? queue?.domain : evaluation?.domain
  }

  /// The option that answered, if there is one.
  package var option: Keyword? { content.option?.chain.keyword }

  init(_ content: StepContent, _ queue: QueuePlaces?) {
    self.content = content
    self.queue = queue
  }

  /// A step about no option, or not only about one.
  init(
    _ name: Name, _ question: String, _ answer: String, _ evidence: Evidence,
    setting: Setting? = nil, notes: [RouteNote] = [], topic: Topic = .decision
  ) {
    content = StepContent(
      name, topic: topic, question: question, answer: .text(answer), evidence: evidence,
      setting: setting, notes: notes)
    queue = nil
  }

  /// A step about the option of `evaluation`. Without an answer or evidence of its own, it has those of the value.
  init(
    _ name: Name, _ evaluation: Evaluation, _ answer: StepContent.Answer?, _ evidence: Evidence?,
    notes: [RouteNote], topic: Topic
  ) {
    let collected = evaluation.collected
    let doubts = evaluation.doubts
    content = StepContent(
      name, topic: topic, option: collected.answer, answer: answer, evidence: evidence,
      notes: doubts.isEmpty ? notes : notes + doubts)
    queue = collected.queue
  }

  /// The step moved to another domain whose stanzas do not set the option either, if it is about the domain of
  /// `old`.
  func moved(from old: QueuePlaces, to new: QueuePlaces) -> RouteStep {
    queue === old ? RouteStep(content, new) : self
  }
}

extension RouteStep {
  /// Whether it looked up next hops and found none.
  var findsNoHop: Bool {
    notes.contains { note in
      switch note {
      case .noSuchName, .takesNoMail, .lookupIsRepeated, .hostNotFoundYet, .hostWithoutAddress,
        .hostWithoutIPv4Address, .associationsUnknown:
        true
      default: false
      }
    }
  }
}
