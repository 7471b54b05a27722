/// A binding whose messages are compared.
public struct RouteBinding: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// The group it is in; nil when it is in none but the implicit one.
  public let group: String?

  /// The binding `name` in `group`.
  package init(name: String, group: String?) {
    self.name = name
    self.group = group
  }

  /// Whether it is the default binding, which messages without a binding are on.
  var isImplicit: Bool { name == RouteQuery.defaultBinding && group == nil }

  /// The query for mail to `domain` on this binding.
  func query(
    _ domain: DomainName, _ options: some SurveyOptions
  ) throws(QueryProblem) -> RouteQuery {
    let input = domain.kind == .name ? domain.text : "<\(domain.text)>"
    return try RouteQuery(
      input, binding: isImplicit ? nil : name, bindingGroup: group, sender: options.sender,
      gatewayStanzaUse: options.gatewayStanzaUse)
  }
}
