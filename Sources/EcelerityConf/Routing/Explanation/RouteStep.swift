/// One question on the way to a route, with its answer and what the answer rests on.
public struct RouteStep: Sendable {
  /// The steps in their order; the raw value is the name that reports print.
  public enum Name: String, Sendable, CaseIterable {
    /// The name of the recipient domain in the form that is compared.
    case normalise
    /// The binding and the group that the message is on.
    case binding
    /// Whether a module of this server takes the message, so that it goes nowhere.
    case localModules = "local-modules"
    /// Whether the message is thrown away when it is received.
    case blackholeAtReception = "blackhole-at-reception"
    /// Whether the message is put into the queue of another domain.
    case reroute
    /// The gateway in whose queue the message waits, if there is one.
    case gateway
    /// Whether the queue is suspended or thrown away.
    case queueState = "queue-state"
    /// How the message is handed on.
    case method
    /// Where the next hops come from: a literal, `routes`, or DNS.
    case hostList = "host-list"
    /// What DNS said of the names of next hops.
    case resolve
    /// Whether domains with the same exchangers share one queue.
    case rollup
    /// Which next hops are left out.
    case filter
    /// The order in which the next hops are tried.
    case order
    /// The port of a next hop that names none.
    case port
    /// What is set for one host, such as TLS and limits.
    case perHost = "per-host"
    /// What a session says of itself: source address, EHLO, credentials.
    case sessionData = "session-data"
    /// What becomes of the message.
    case result
  }

  /// What kind of thing is asked, so that a report can put the many numbers of a session together.
  package enum Topic: String, Sendable, CaseIterable {
    /// What the route depends on.
    case decision
    /// How long a stage of the session may take.
    case timer
    /// How many connections, messages or recipients there may be, and how fast.
    case limit
    /// When and how long a delivery that failed is tried again.
    case retry
  }

  /// What is told, apart from the domain.
  let content: StepContent
  /// What the option was asked for; nil when no option is involved, or when its places were collected.
  let queue: QueuePlaces?

  /// Which step of the evaluation.
  public var name: Name { content.name }

  /// What kind of thing is asked.
  package var topic: Topic { content.topic }

  /// What else there is to know.
  package var notes: [RouteNote] { content.notes }

  /// What else there is to know, in English: sentences in lower case without a full stop.
  public var remarks: [String] { notes.map(\.remark) }

  /// The name servers that answered, as far as they are known, each once.
  public var nameServers: [String] {
    notes.compactMap { note in
      if case .answered(let server) = note { server } else { nil }
    }
  }

  /// The option that answered, with every place that was asked; nil when no option is involved.
  public var evaluation: Evaluation? { content.option.map { Evaluation($0, at: queue) } }

  /// What is asked.
  public var question: String {
    content.question ?? evaluation.map(RouteWording.question) ?? ""
  }

  /// What comes out.
  public var answer: String {
    switch content.answer {
    case .text(let text): text
    case .aroundDomain(let front, let back): front + (evaluation?.domain ?? "") + back
    case nil: evaluation.map(RouteWording.answer) ?? ""
    }
  }

  /// What the answer rests on.
  public var evidence: Evidence {
    content.evidence ?? evaluation?.evidence ?? Evidence(.decided, "")
  }

  /// The assignment that answered; nil for a default, and when no option is involved.
  public var setting: Setting? { content.setting ?? content.option?.setting }

  /// A number that this step shares with those of other domains whose stanzas do not set its option
  /// either; nil when there are none. Steps of one number tell the same, but for the domain in the
  /// question, if they are from one evaluator.
  package var commonNumber: Int? { content.number }

  /// Whether this step and `other` tell the same, but for the domain in the question.
  package func differsInDomainOnly(from other: RouteStep) -> Bool {
    content === other.content && content.number != nil
  }

  /// Whether it tells the value that the only stanza for a domain sets, in no other words. Evidence of
  /// its own is that of all names which go the same way.
  package var tellsValue: Bool {
    guard let option = content.option else { return false }
    return option.onlyStanza != nil && content.answer == nil && queue?.domain != nil
  }

  /// The question without the domain that it may end with.
  package var questionBeforeDomain: String {
    content.question ?? evaluation.map(RouteWording.questionBeforeDomain) ?? ""
  }

  /// The domain that the question ends with, if an option is asked for one.
  package var domain: String? {
    guard let option = content.option else { return nil }
    return option.asked == nil ? queue?.domain : evaluation?.domain
  }

  /// The option that answered, if one did.
  package var option: Keyword? { content.option?.chain.keyword }

  init(_ content: StepContent, _ queue: QueuePlaces?) {
    self.content = content
    self.queue = queue
  }

  /// A step that no option answers, or not alone.
  init(
    _ name: Name, _ question: String, _ answer: String, _ evidence: Evidence,
    setting: Setting? = nil, notes: [RouteNote] = [], topic: Topic = .decision
  ) {
    content = StepContent(
      name, topic, question: question, .text(answer), evidence, setting: setting, notes)
    queue = nil
  }

  /// A step that `evaluation` answers, in its words and with its evidence where there are no others.
  init(
    _ name: Name, _ evaluation: Evaluation, _ answer: StepContent.Answer?, _ evidence: Evidence?,
    notes: [RouteNote], topic: Topic
  ) {
    let collected = evaluation.collected
    let doubts = evaluation.unevaluated
    content = StepContent(
      name, topic, collected.answer, answer, evidence,
      doubts.isEmpty
        ? notes
        : notes + doubts.map { .patternNotEvaluated($0.stanza.title, reason: "\($0.reason)") })
    queue = collected.queue
  }

  /// The same about another domain whose stanzas do not set the option either, if it is about the
  /// domain of `old`.
  func moved(from old: QueuePlaces, to new: QueuePlaces) -> RouteStep {
    queue === old ? RouteStep(content, new) : self
  }
}

extension RouteStep {
  /// Whether it looked for next hops and found none.
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
