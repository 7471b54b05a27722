/// An answer that is put into words only when somebody asks for it.
package enum RouteFinding: Sendable {
  /// That of all names without a say.
  case plain(PlainName)
  /// One of its own.
  case own(Explanation)

  /// A name without a say.
  package struct PlainName: Sendable {
    /// The question.
    package let query: RouteQuery
    /// What it has in common with others.
    package let route: PlainRoute
    let recipient: [QueuePlaces.Stanza]
    let atReception: [QueuePlaces.Stanza]
  }

  /// The whole answer.
  package var explanation: Explanation {
    switch self {
    case .plain(let name):
      name.route.explanation(
        name.query, recipient: name.recipient, atReception: name.atReception)
    case .own(let explanation): explanation
    }
  }
}
