extension RouteGraph {
  /// What a graph is about.
  public struct Options: Sendable {
    /// The server's version; nil is the newest known.
    public var version: ServerVersion?
    /// Whom messages are from, as `RouteQuery` takes it.
    public var sender: String?
    /// As `RouteQuery` has it.
    public var isStrictAboutGateway = false
    /// The binding to draw; nil for all.
    public var binding: String?
    /// The binding group whose bindings to draw; nil for all.
    public var bindingGroup: String?
    /// How large the graph may be.
    public var limits = Limits()

    /// Everything is drawn.
    public init() {}
  }

  /// How many nodes of each kind a graph has at most, and how many answers are found out for it.
  public struct Limits: Sendable {
    /// Groups of domains.
    public var groups = 60
    /// Lanes.
    public var lanes = 75
    /// Exits.
    public var exits = 60
    /// Answers: classes of domains times classes of bindings.
    public var answers = 20_000

    /// At most 200 nodes with a few notes.
    public init() {}
  }
}

extension RouteGraph.Options {
  func includes(_ candidate: RouteBinding) -> Bool {
    if let binding, binding != candidate.name { return false }
    guard let bindingGroup else { return true }
    return bindingGroup == candidate.group ?? RouteQuery.implicit
  }

  /// The sender's domain, which may be the name given in EHLO.
  var senderNames: Set<String> {
    guard let query = try? RouteQuery("elsewhere.example", sender: sender),
      case .domain(let name) = query.sender
    else { return [] }
    return [name.text]
  }
}
