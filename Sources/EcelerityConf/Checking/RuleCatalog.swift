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
    RouteUnknownScheme.self,
    RouteUnknownQueryKey.self,
    RouteDuplicateQueryKey.self,
    RouteQueryOnPlainItem.self,
    RoutePrefOutOfRange.self,
    RouteInvalidType.self,
    RouteInvalidTTL.self,
    RouteInvalidPort.self,
    RouteTypeOnLiteral.self,
    RoutePortTwice.self,
    RoutePortInAuthority.self,
    RoutesDuplicateItem.self,
    RoutesEmpty.self,
    RoutesMixedPreferences.self,
    RouteSchemeMismatch.self,
    IPv6MissingBrackets.self,
    GatewayPortSuffix.self,
    GatewayURL.self,
    GatewaySelf.self,
    GatewayLoop.self,
    GatewayChain.self,
    SyntheticDomainWithoutRoutes.self,
    GatewayAndRoutesSameScope.self,
    GatewayOverridesDomainRoutes.self,
    GlobalRoutesOverrideGateway.self,
    DomainOptionsIgnoredByGateway.self,
    EcstreamWithRoutes.self,
    EcstreamWithoutGateway.self,
    PushWithoutRoutes.self,
    LmtpWithoutExplicitPort.self,
    LmtpToMX.self,
    PortOptionUnused.self,
    GlobalRoutes.self,
  ]

  private static let style: [any Rule.Type] = [
    UnusedSuppression.self
  ]

  /// The rule called `id`.
  public static func rule(_ id: String) -> (any Rule.Type)? {
    all.first { $0.description.id == id }
  }
}
