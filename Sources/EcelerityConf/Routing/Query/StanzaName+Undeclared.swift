extension StanzaName {
  /// Whether it is the binding or the binding group that exists without being declared.
  package var existsUndeclared: Bool {
    switch keyword {
    case .binding: label == RouteQuery.defaultBinding
    case .bindingGroup: label == RouteQuery.defaultGroup
    default: false
    }
  }
}
