/// An answer to a query, whose explanation is made on demand.
package enum RouteFinding: Sendable {
  /// A shared answer, apart from some steps.
  case plain(PlainName)
  /// An answer for this name only.
  indirect case own(Explanation)

  /// A step that differs from the step in the shared answer.
  package struct OwnStep: Sendable {
    /// The queue in which the stanza for the domain counts.
    enum Place {
      /// The queue on the binding.
      case onBinding
      /// The queue at reception, while the binding is not known yet.
      case atReception
    }

    /// The difference to the shared step.
    enum Content {
      /// The assignment in the only stanza for the domain, which counts in this place.
      case setting(Setting, Place)
      /// A step of its own.
      case step(RouteStep)
    }

    /// Its position among the steps.
    package let position: Int
    let content: Content

    /// The assignment, if the step differs from those of other names only in the assignment, its stanza and the
    /// domain.
    package var setting: Setting? {
      if case .setting(let setting, _) = content { setting } else { nil }
    }
  }

  /// A name with a shared route: without settings of its own, or with settings that do not decide where its mail
  /// goes.
  package final class PlainName: Sendable {
    /// The query.
    package let query: RouteQuery
    /// The shared route.
    package let route: PlainRoute
    /// The name the message is queued under, if its stanza names a gateway about which nothing is configured.
    package let gateway: DomainName?
    /// The hosts that its stanza names as next hops, if they are not the same for all names.
    package let hosts: [String]
    /// The steps that differ from the shared ones, in order.
    package let own: [OwnStep]
    private let recipient: [QueuePlaces.Stanza]
    private let atReception: [QueuePlaces.Stanza]

    init(
      _ query: RouteQuery, _ route: PlainRoute, gateway: DomainName?, hosts: [String],
      own: [OwnStep], recipient: [QueuePlaces.Stanza], atReception: [QueuePlaces.Stanza]
    ) {
      self.query = query
      self.route = route
      self.gateway = gateway
      self.hosts = hosts
      self.own = own
      self.recipient = recipient
      self.atReception = atReception
    }

    /// The next hops.
    package var destinations: [Destination] {
      route.destinations(query, gateway: gateway, hosts: hosts)
    }

    fileprivate var explanation: Explanation {
      var explanation = route.explanation(
        query, gateway: gateway, hosts: hosts, recipient: recipient, atReception: atReception)
      if explanation.steps.isEmpty { return explanation }
      for own in own { explanation.steps[own.position] = step(own) }
      return explanation
    }

    private func stanza(in place: OwnStep.Place) -> QueuePlaces.Stanza {
      switch place {
      case .onBinding: recipient[0]
      case .atReception: atReception[0]
      }
    }

    /// The step for `own`.
    package func step(_ own: OwnStep) -> RouteStep {
      switch own.content {
      case .step(let step): step
      case .setting(let setting, let place):
        route.step(
          own.position, of: query, answeredBy: setting, of: stanza(in: place),
          recipient: recipient, atReception: atReception)
      }
    }
  }

  /// The whole explanation.
  package var explanation: Explanation {
    switch self {
    case .plain(let name): name.explanation
    case .own(let explanation): explanation
    }
  }
}
