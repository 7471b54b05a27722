/// Pages of the manual that are evidence for statements about routing and belong to no single option.
enum Page {
  static let fallback = "content/momentum/4/4-ecelerity-conf-fallback.md"
  static let console = "content/momentum/4/console-commands/config.md"
  static let outbound = "content/momentum/4/outbound-mail.md"
  static let listeners = "content/momentum/4/listeners.md"
  static let routingDomain = "content/momentum/4/modules/custom-logger.md"
  static let multiProtocolName =
    "content/momentum/mobile/mobile-reference/mobility-mm-7-multiprotocol.md"
  static let gatewayLookup =
    "content/momentum/3/3-api/hooks-core-config-get-message-routing-domain.md"
  static let groupChoice = "content/momentum/3/3-api/hooks-core-binding-group-choose-binding.md"
  static let addressFamilies =
    "content/momentum/3/3-api/apis-binding-address-family-matches.md"
  static let responses = "content/momentum/4/message-responses.md"
  static let xfer = "content/momentum/4/outbound-xfer.md"
  static let mxip = "content/momentum/4/modules/mxip.md"
  static let staticRoutes = "content/momentum/4/modules/static-routes.md"
  static let ecstreamListener = "content/momentum/4/ecstream-listener.md"

  static let domain = of(.domain)
  static let binding = of(.binding)
  static let routes = of(.routes)

  /// The page of the core stanza `keyword`, else of the option, else of the module of that name.
  ///
  /// - Precondition: The option table has one of them.
  static func of(_ keyword: Keyword) -> String {
    let stanzas = OptionTable.stanzas(of: keyword)
    guard
      let page = stanzas.first(where: { $0.kind == .scope })?.page
        ?? OptionTable.row(of: keyword)?.page
        ?? stanzas.first?.page
    else { preconditionFailure("no page of the manual describes `\(keyword)`") }
    return page
  }
}
