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
  public let steps: [RouteStep]
  /// Settings that look as if they counted, but do not.
  public let ignored: [IgnoredSetting]
  /// What has to be asked before the answer is known; until then all else is provisional.
  public let unanswered: [NameQuestion]

  /// Whether the message is put into a queue: not when it is refused before, or taken by a module.
  package var isQueued: Bool {
    switch verdict {
    case .noBinding, .localModule: false
    case .blackholeInline: steps.contains { $0.name == .queueState }
    default: true
    }
  }
}
