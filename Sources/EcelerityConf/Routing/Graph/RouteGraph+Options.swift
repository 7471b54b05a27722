extension RouteGraph {
  /// The messages that a graph is about, and its limits.
  package struct Options: Sendable, SurveyOptions {
    /// The server's version; nil is the newest known.
    package var version: ServerVersion?
    /// The sender, as `RouteQuery` takes it.
    package var sender: String?
    /// Which settings of the stanza that sets the gateway apply.
    package var gatewayStanzaUse = GatewayStanzaUse.methodAndPorts
    /// The binding to draw; nil for all.
    package var binding: String?
    /// The binding group whose bindings to draw; nil for all.
    package var bindingGroup: String?
    /// The maximum size of the graph.
    package var limits = Limits()

    /// Everything is drawn.
    package init() {}
  }

  /// The maximum number of nodes of each kind, and of answers.
  package struct Limits: Sendable {
    /// Groups of domains.
    package var groups = 60
    /// Lanes.
    package var lanes = 75
    /// Exits.
    package var exits = 60
    /// Answers: classes of domains times classes of bindings.
    package var answers = 20_000

    /// The default limits: up to 200 nodes with a few notes.
    package init() {}
  }
}
