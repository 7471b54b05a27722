/// An answer that is put into words only when somebody asks for it.
public enum RouteFinding: Sendable {
  /// That of all names without a say.
  case plain(PlainName)
  /// One of its own.
  case own(Explanation)

  /// A name without a say.
  public struct PlainName: Sendable {
    /// The question.
    public let query: RouteQuery
    /// What it has in common with others.
    public let route: PlainRoute
    let recipient: [QueuePlaces.Stanza]
    let atReception: [QueuePlaces.Stanza]
  }

  /// The whole answer.
  public var explanation: Explanation {
    switch self {
    case .plain(let name):
      name.route.explanation(
        name.query, recipient: name.recipient, atReception: name.atReception)
    case .own(let explanation): explanation
    }
  }
}
