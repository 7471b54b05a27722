extension RouteGraph {
  /// What a graph is about.
  package struct Options: Sendable, SurveyOptions {
    /// The server's version; nil is the newest known.
    package var version: ServerVersion?
    /// Whom messages are from, as `RouteQuery` takes it.
    package var sender: String?
    /// What messages take from the stanza that sets their gateway.
    package var gatewayStanzaUse = GatewayStanzaUse.methodAndPorts
    /// The binding to draw; nil for all.
    package var binding: String?
    /// The binding group whose bindings to draw; nil for all.
    package var bindingGroup: String?
    /// How large the graph may be.
    package var limits = Limits()

    /// Everything is drawn.
    package init() {}
  }

  /// How many nodes of each kind a graph has at most, and how many answers are found out for it.
  package struct Limits: Sendable {
    /// Groups of domains.
    package var groups = 60
    /// Lanes.
    package var lanes = 75
    /// Exits.
    package var exits = 60
    /// Answers: classes of domains times classes of bindings.
    package var answers = 20_000

    /// At most 200 nodes with a few notes.
    package init() {}
  }
}
