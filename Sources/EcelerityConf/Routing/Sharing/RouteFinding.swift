/// An answer that is put into words only when somebody asks for it.
package enum RouteFinding: Sendable {
  /// That of all names without settings of their own, but for some steps.
  case plain(PlainName)
  /// One of its own.
  indirect case own(Explanation)

  /// A step that one name does not have in common with others.
  package struct OwnStep: Sendable {
    /// Where the stanza for the domain counts.
    enum Place {
      /// Where the binding is known.
      case onBinding
      /// Where it is not known yet.
      case atReception
    }

    /// What makes it another one.
    enum Content {
      /// The assignment of the only stanza for the domain, which counts in this place.
      case setting(Setting, Place)
      /// More than that.
      case step(RouteStep)
    }

    /// Its position among the steps.
    package let position: Int
    let content: Content

    /// The assignment, if the step differs from those in its place that tell of other names in just that, in its
    /// stanza and in the domain.
    package var setting: Setting? {
      if case .setting(let setting, _) = content { setting } else { nil }
    }
  }

  /// A name without settings of its own, or with such as do not decide where its mail goes.
  package final class PlainName: Sendable {
    /// The question.
    package let query: RouteQuery
    /// What it has in common with others.
    package let route: PlainRoute
    /// The name it is queued under, if that is one which its stanza names and nothing is set for.
    package let gateway: DomainName?
    /// The hosts that its stanza names as next hops, if these are not the same for all.
    package let hosts: [String]
    /// What stanzas for the name change, in the order of the steps.
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

    /// One of its own steps.
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

  /// The whole answer.
  package var explanation: Explanation {
    switch self {
    case .plain(let name): name.explanation
    case .own(let explanation): explanation
    }
  }
}
