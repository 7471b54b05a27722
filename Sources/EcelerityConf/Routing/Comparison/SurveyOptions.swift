/// What a survey of routes, such as a comparison or a graph, is told of the messages it is about.
protocol SurveyOptions {
  /// Whom they are from, as `RouteQuery` takes it.
  var sender: String? { get }
  /// What they take from the stanza that sets their gateway.
  var gatewayStanzaUse: GatewayStanzaUse { get }
  /// The binding they are on; nil for any.
  var binding: String? { get }
  /// The binding group they are in; nil for any.
  var bindingGroup: String? { get }
}

extension SurveyOptions {
  /// Whether a message may be on `candidate`.
  func includes(_ candidate: RouteBinding) -> Bool {
    if let binding, binding != candidate.name { return false }
    guard let bindingGroup else { return true }
    return bindingGroup == candidate.group ?? RouteQuery.defaultGroup
  }

  /// The sender's domain, which may be the name given in EHLO. Throws when the sender is none.
  func senderNames() throws(QueryProblem) -> Set<String> {
    guard let sender,
      case .domain(let name) = try RouteQuery("elsewhere.example", sender: sender).sender
    else { return [] }
    return [name.text]
  }
}
