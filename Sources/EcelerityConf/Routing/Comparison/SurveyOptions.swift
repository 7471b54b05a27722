/// The messages that a survey of routes, such as a comparison or a graph, is about.
protocol SurveyOptions {
  /// The sender, as `RouteQuery` takes it.
  var sender: String? { get }
  /// Which settings of the stanza that sets the gateway apply.
  var gatewayStanzaUse: GatewayStanzaUse { get }
  /// The binding of the messages; nil for any.
  var binding: String? { get }
  /// The binding group of the messages; nil for any.
  var bindingGroup: String? { get }
}

extension SurveyOptions {
  /// Whether the messages can be on `candidate`.
  func includes(_ candidate: RouteBinding) -> Bool {
    if let binding, binding != candidate.name { return false }
    guard let bindingGroup else { return true }
    return bindingGroup == candidate.group ?? RouteQuery.defaultGroup
  }

  /// The sender's domain, which may be the name given in EHLO. Throws when the sender is invalid.
  func senderNames() throws(QueryProblem) -> Set<String> {
    guard let sender,
      case .domain(let name) = try RouteQuery("elsewhere.example", sender: sender).sender
    else { return [] }
    return [name.text]
  }
}
