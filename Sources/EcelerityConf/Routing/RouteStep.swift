/// One question on the way to a route, with its answer and what the answer rests on.
public struct RouteStep: Sendable {
  /// The steps in their order; the raw value is the name that reports print.
  public enum Name: String, Sendable, CaseIterable {
    case normalise
    case binding
    case localModules = "local-modules"
    case blackholeAtReception = "blackhole-at-reception"
    case reroute
    case gateway
    case queueState = "queue-state"
    case method
    case hostList = "host-list"
    case resolve
    case rollup
    case filter
    case order
    case port
    case perHost = "per-host"
    case sessionData = "session-data"
    case result
  }

  /// What kind of thing is asked, so that a report can put the many numbers of a session together.
  public enum Topic: String, Sendable, CaseIterable {
    /// What the route depends on.
    case decision
    /// How long a stage of the session may take.
    case timer
    /// How many connections, messages or recipients there may be, and how fast.
    case limit
    /// When and how long a delivery that failed is tried again.
    case retry
  }

  /// Which step of the evaluation.
  public let name: Name
  /// What kind of thing is asked.
  public let topic: Topic
  /// The option that answered, with every place that was asked; nil when no option is involved.
  public let evaluation: Evaluation?
  /// What else there is to know.
  public let notes: [RouteNote]

  /// What is not the evaluation's; nil for most steps.
  private let own: Own?

  /// What a step says instead of its evaluation.
  private final class Own: Sendable {
    let question: String
    let answer: String?
    let evidence: Evidence?
    let setting: Setting?

    init(_ question: String, _ answer: String?, _ evidence: Evidence?, _ setting: Setting?) {
      self.question = question
      self.answer = answer
      self.evidence = evidence
      self.setting = setting
    }
  }

  /// What is asked.
  public var question: String { evaluation.map(RouteWording.question) ?? own?.question ?? "" }

  /// What comes out.
  public var answer: String { own?.answer ?? evaluation.map(RouteWording.answer) ?? "" }

  /// What the answer rests on.
  public var evidence: Evidence {
    own?.evidence ?? evaluation?.evidence ?? Evidence(.decided, "")
  }

  /// The assignment that answered; nil for a default, and when no option is involved.
  public var setting: Setting? { own?.setting ?? evaluation?.setting }

  /// A number that this step shares with those of other domains that have no say in it either; nil
  /// when there are none. What they tell may still differ.
  public var commonNumber: Int? { evaluation?.answer.number }

  /// Whether this step, and `other` of the same number, tell the same of two domains.
  public func differsInDomainOnly(from other: RouteStep) -> Bool {
    commonNumber == other.commonNumber && commonNumber != nil && name == other.name
      && topic == other.topic && own?.answer == other.own?.answer
      && own?.evidence == other.own?.evidence
      && notes == other.notes
  }

  /// The question without the domain that it may end with.
  public var questionBeforeDomain: String {
    guard let domain = evaluation?.domain else { return question }
    return String(decoding: question.utf8.dropLast(domain.utf8.count), as: UTF8.self)
  }

  /// A step that no option answers, or not alone.
  init(
    _ name: Name, _ question: String, _ answer: String, _ evidence: Evidence,
    setting: Setting? = nil, notes: [RouteNote] = [], topic: Topic = .decision
  ) {
    self.name = name
    self.topic = topic
    evaluation = nil
    own = Own(question, answer, evidence, setting)
    self.notes = notes
  }

  /// A step that `evaluation` answers, in its words and with its evidence where there are no others.
  init(
    _ name: Name, _ evaluation: Evaluation, _ answer: String? = nil, _ evidence: Evidence? = nil,
    notes: [RouteNote] = [], topic: Topic = .decision
  ) {
    self.name = name
    self.topic = topic
    self.evaluation = evaluation.collected
    own = answer == nil && evidence == nil ? nil : Own("", answer, evidence, nil)
    let doubts = evaluation.unevaluated
    self.notes =
      doubts.isEmpty
      ? notes
      : notes + doubts.map { .patternNotEvaluated($0.stanza.title, reason: "\($0.reason)") }
  }
}

/// A setting that looks as if it counted for the message, but does not.
public struct IgnoredSetting: Sendable {
  /// Why it does not count.
  public enum Reason: Hashable, Sendable {
    /// The option is not valid in that scope.
    case notValidInScope
    /// The message belongs to the queue of a gateway, not of this domain.
    case queuedForGateway(String)
    /// The module `static_routes` names the next hop.
    case replacedByStaticRoutes
  }

  /// The assignment.
  public let setting: Setting
  /// Why it does not count.
  public let reason: Reason
  /// What that rests on.
  public let evidence: Evidence
}
