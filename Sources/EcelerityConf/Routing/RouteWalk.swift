/// What is known so far on the way to a route.
struct RouteWalk {
  let query: RouteQuery
  let binding: String
  /// The group that is known to hold the binding; nil for the implicit one.
  let group: String?
  /// The recipient domain, or what it is rerouted to.
  var domain: DomainName
  /// The name the message is queued under.
  var routingDomain: DomainName
  /// Where options of the binding are looked for.
  let onBinding: QueuePlaces
  /// Where options of the recipient domain are looked for.
  var recipient: QueuePlaces
  /// Where options of the routing domain are looked for.
  var queue: QueuePlaces
  /// Where options are looked for when the binding is not known yet.
  let atReception: QueuePlaces
  /// Whether steps and ignored settings are told.
  let tellsSteps: Bool
  var gateway: GatewayTarget?
  /// What is set as the gateway, if it is the domain itself.
  var ownGateway: GatewayTarget?
  /// The assignment of the gateway.
  var gatewaySetting: Setting?
  /// The assignment of the gateway, even of one that is the domain itself.
  var portSetting: Setting?
  var method: DeliveryMethod?
  /// The assignment that names the next hops, if one does.
  var routes: Setting?
  var hops: [Hop] = []
  /// Whether the next hops come from the gateway itself.
  var isNextHopGateway = false
  /// The MTA-STS policy of the routing domain that applies, if one does.
  var policy: MTASTSPolicy?
  /// Whether the server may know a policy that is not known here.
  var isPolicyUnknownHere = false
  /// Whether the message has been moved to another queue because of an exchanger.
  var isRolledUp = false
  /// What DNS says; nil when it is not asked.
  let names: NameAnswers?
  /// What has to be asked before the walk can go on.
  private(set) var unanswered: [NameQuestion] = []
  var verdict: Verdict?
  /// What became of the next hops that were dropped.
  var failures: [Verdict] = []
  var destinations: [Destination] = []
  var steps: [RouteStep] = []
  var ignored: [IgnoredSetting] = []
  /// Name servers of which it was told that they are believed.
  private var believed: Set<String> = []
  /// What was told before.
  var memory: StepMemory

  init(
    _ query: RouteQuery, _ member: BindingChoice.Member, _ places: WalkPlaces,
    names: NameAnswers?, tellsSteps: Bool, _ memory: consuming StepMemory
  ) {
    self.query = query
    binding = member.binding
    group = member.group
    self.names = names
    self.tellsSteps = tellsSteps
    self.memory = memory
    domain = query.domain
    routingDomain = query.domain
    onBinding = places.onBinding
    recipient = places.recipient
    queue = recipient
    atReception = places.atReception
  }

  /// The domain's stanza that sets the gateway, if it is one.
  var gatewayStanza: Scope? {
    gatewaySetting.flatMap { $0.scope.keyword == .domain ? $0.scope : nil }
  }

  /// Who says which address it is, where the routing domain is one.
  var originOfRoutingDomain: AddressOrigin {
    let isWritten = gateway != nil || ownGateway != nil || routingDomain != query.domain
    return isWritten ? .configuration : .question
  }

  /// Whether there is a next step to take: nothing has stopped the message, and nothing has to be
  /// asked first.
  var goesOn: Bool { verdict == nil && unanswered.isEmpty }

  /// What DNS says to `question`; remembers it as to be asked when that is not known.
  mutating func answer(to question: NameQuestion) -> NameAnswer? {
    if let answer = names?[question] { return answer }
    if !unanswered.contains(question) { unanswered.append(question) }
    return nil
  }

  /// What a step tells of `answer` beside its words; that a name server is believed is told once.
  mutating func notes(of answer: NameAnswer) -> [RouteNote] {
    guard let validator = answer.validator, believed.insert(validator).inserted else {
      return answer.notes
    }
    return answer.notes + [.believed(validator)]
  }

  /// Appends a step.
  mutating func append(_ step: RouteStep) {
    if tellsSteps { steps.append(step) }
  }

  /// Appends a step that one option answers, and what it passes over. Nothing is put into words when
  /// nobody is told.
  mutating func append(
    _ name: RouteStep.Name, _ evaluation: Evaluation, _ answer: @autoclosure () -> String? = nil,
    evidence: @autoclosure () -> Evidence? = nil, notes: @autoclosure () -> [RouteNote] = [],
    topic: RouteStep.Topic = .decision
  ) {
    guard tellsSteps else { return }
    append(
      name, evaluation, words: answer().map(StepContent.Answer.text), evidence: evidence(),
      notes: notes(), topic: topic)
  }

  /// The same with an answer that may name the domain.
  mutating func append(
    _ name: RouteStep.Name, _ evaluation: Evaluation, words: StepContent.Answer?,
    evidence: Evidence?, notes: [RouteNote], topic: RouteStep.Topic = .decision
  ) {
    guard tellsSteps else { return }
    let told = evaluation.told(words, evidence, notes)
    steps.append(
      memory.step(name, evaluation, told.answer, told.evidence, told.notes, topic))
    guard !evaluation.ignored.isEmpty else { return }
    ignored += evaluation.ignored.map {
      IgnoredSetting(
        setting: $0, reason: .notValidInScope,
        evidence: Evidence(.inferred, evaluation.page, "D-04"))
    }
  }
}
