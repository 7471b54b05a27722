/// Where a message would go, and why.
public struct Explanation: Sendable {
  /// What was asked.
  public let query: RouteQuery
  /// The binding the answer is for.
  public let binding: String
  /// The binding group it is in.
  public let bindingGroup: String
  /// The group that is known to hold the binding; nil for the implicit one.
  let group: String?
  /// What would become of the message.
  public let verdict: Verdict
  /// The name the message is queued under.
  public let routingDomain: DomainName
  /// How it is handed on; nil when it does not come to that.
  public let method: DeliveryMethod?
  /// The next hops in the order in which they are tried.
  public let destinations: [Destination]
  /// Every question on the way, in order.
  public internal(set) var steps: [RouteStep]
  /// Settings that look as if they counted, but do not.
  public let ignored: [IgnoredSetting]
  /// What has to be asked before the answer is known; until then all else is provisional. Empty where `names` is
  /// nil, as nothing is asked then.
  public let unanswered: [NameQuestion]

  /// The name servers that answered, as far as they are known, each once.
  package var nameServers: [String] {
    var found: [String] = []
    for server in steps.flatMap(\.nameServers) where !found.contains(server) {
      found.append(server)
    }
    return found
  }

  /// The question for an MTA-STS policy, if it was asked and nobody could answer it, or none could use the answer.
  package var questionOfUnknownPolicy: RouteStep? {
    let reasons: [RouteNote] = [.policyNotHad, .policyNotUsed, .policyUnknownHere]
    return steps.first { $0.notes.contains(where: reasons.contains) }
  }

  /// The questions that decided the verdict, of which there are several where several hosts were looked up in vain; else
  /// the last one before it.
  package var decisiveSteps: [RouteStep] {
    let lookups = steps.filter(\.findsNoHop)
    if [.dnsTemporary, .dnsPermanent, .nullMX].contains(verdict), !lookups.isEmpty {
      return lookups
    }
    return steps.last { $0.name != .result }.map { [$0] } ?? []
  }

  /// Whether the message is put into a queue: not when it is refused before, or taken by a module.
  package var isQueued: Bool {
    switch verdict {
    case .noBinding, .localModule: false
    case .blackholeInline: steps.contains { $0.name == .queueState }
    default: true
    }
  }
}
