/// All rules there are, family by family.
public enum RuleCatalog {
  /// Every rule, in the order of `docs/rules.md`.
  public static let all: [any Rule.Type] = syntax + names + routing + style

  private static let syntax: [any Rule.Type] = [
    SyntaxError.self
  ]

  private static let names: [any Rule.Type] = [
    UnknownOption.self
  ]

  static let routing: [any Rule.Type] = [
    RouteDuplicateQueryKey.self,
    RouteInvalidPort.self,
    RouteInvalidTTL.self,
    RouteInvalidType.self,
    RoutePortInAuthority.self,
    RoutePortTwice.self,
    RoutePrefOutOfRange.self,
    RouteQueryOnPlainItem.self,
    RouteTypeOnLiteral.self,
    RouteUnknownQueryKey.self,
    RouteUnknownScheme.self,
    RoutesDuplicateItem.self,
    RoutesEmpty.self,
    RoutesMixedPreferences.self,
  ]

  private static let style: [any Rule.Type] = [
    UnusedSuppression.self
  ]

  /// The rule called `id`.
  public static func rule(_ id: String) -> (any Rule.Type)? {
    all.first { $0.description.id == id }
  }
}
