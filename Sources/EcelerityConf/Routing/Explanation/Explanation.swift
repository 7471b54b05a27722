/// The route of a message, with the reasons.
public struct Explanation: Sendable {
  /// The query.
  public let query: RouteQuery
  /// The binding the answer is for.
  public let binding: String
  /// The binding group it is in.
  public let bindingGroup: String
  /// The declared group of the binding; nil for the implicit one.
  let group: String?
  /// The verdict on the message.
  public let verdict: Verdict
  /// The name the message is queued under.
  public let routingDomain: DomainName
  /// The delivery method; nil when the message is stopped before it is determined.
  public let method: DeliveryMethod?
  /// The next hops in the order in which they are tried.
  public let destinations: [Destination]
  /// The steps of the evaluation, in order.
  public internal(set) var steps: [RouteStep]
  /// Settings that seem to apply, but do not.
  public let ignored: [IgnoredSetting]
  /// The DNS questions that are open; until they are answered, everything else is provisional.
  /// Empty when `names` is nil.
  public let unanswered: [NameQuestion]

  /// The cautions of an explanation without steps.
  let cautionsWithoutSteps: [RouteNote]

  /// What may make the answer wrong, or stops the message although nothing in the configuration does: expressions
  /// that could not be evaluated and, without steps, lookups that failed. Each once.
  package var cautions: [RouteNote] {
    var found = cautionsWithoutSteps.filter { note in
      if case .lookupFailed = note { verdict == .dnsTemporary } else { true }
    }
    for note in steps.lazy.flatMap(\.notes) where !found.contains(note) {
      if case .patternNotEvaluated = note { found.append(note) }
    }
    return found
  }

  /// The name servers that answered, as far as they are known, each once.
  package var nameServers: [String] {
    var found: [String] = []
    for server in steps.flatMap(\.nameServers) where !found.contains(server) {
      found.append(server)
    }
    return found
  }

  /// The step about the MTA-STS policy, if it was looked up and the lookup failed, or its answer was not usable.
  package var questionOfUnknownPolicy: RouteStep? {
    let reasons: [RouteNote] = [.policyNotFetched, .policyNotUsed, .policyUnknownHere]
    return steps.first { $0.notes.contains(where: reasons.contains) }
  }

  /// The steps that decided the verdict: several if several hosts could not be found, otherwise the last one before
  /// the result.
  package var decisiveSteps: [RouteStep] {
    let lookups = steps.filter(\.findsNoHop)
    if [.dnsTemporary, .dnsPermanent, .nullMX].contains(verdict), !lookups.isEmpty {
      return lookups
    }
    return steps.last { $0.name != .result }.map { [$0] } ?? []
  }

  /// The meaning of the verdict for the message. It names the domain that takes no mail if that is not the
  /// recipient's; lower case, no full stop.
  package var meaning: String {
    guard verdict == .nullMX else { return verdict.meaning }
    for case .takesNoMail(let name) in steps.lazy.flatMap(\.notes)
    where DomainName(name) != query.domain {
      return RouteNote.takesNoMail(name).text
    }
    return verdict.meaning
  }

  /// Whether the message is queued: not when it is refused before or taken by a module.
  package var isQueued: Bool {
    switch verdict {
    case .noBinding, .localModule: false
    case .blackholeInline: steps.contains { $0.name == .queueState }
    default: true
    }
  }
}
