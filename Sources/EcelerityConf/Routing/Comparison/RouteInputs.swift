/// The parts of a configuration that the route of a message depends on.
enum RouteInputs {
  /// The options.
  static let options: KeywordSet = [
    .defaultBinding, .blackhole, .rerouteDomain, .gateway, .suspendDelivery, .deliveryMethod,
    .remoteSmtpPort, .lmtpPort, .ecstreamPort, .routes, .ehloHostname, .hostname, .tls, .tlsVerify,
    .useDane, .enableDane, .useMtaSts, .enableMtaSts, .bindAddress, .bindAddressSecondary,
    .haProxyServer, .haProxyBypass, .skipHosts, .prohibitedHosts, .relayDomains, .bounceDomains,
    .onlyUseBestMxForRelayDomains, .useIpv6, .preferIpv6Mxs,
  ]

  /// The modules whose stanzas count, with all their settings.
  static let modules: KeywordSet = [
    .staticRoutes, .pipeTransport, .maildir, .dane, .mxip, .ipv6Lookup,
  ]

  /// Options that usually differ between bindings and affect nothing but themselves, apart from the family of an
  /// address; in the order in which bindings are compared.
  static let ofBindings: [Keyword] = [.ehloHostname, .bindAddress, .bindAddressSecondary]
}
