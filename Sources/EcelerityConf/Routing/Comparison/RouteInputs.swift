/// What of a configuration the route of a message depends on; all else cannot change it.
enum RouteInputs {
  /// The options.
  static let options: KeywordSet = [
    .defaultBinding, .blackhole, .rerouteDomain, .gateway, .suspendDelivery, .deliveryMethod,
    .remoteSmtpPort, .lmtpPort, .ecstreamPort, .routes, .ehloHostname, .hostname, .tls, .tlsVerify,
    .useDane, .enableDane, .useMtaSts, .enableMtaSts, .bindAddress, .bindAddressSecondary,
    .skipHosts, .prohibitedHosts, .relayDomains, .bounceDomains, .onlyUseBestMxForRelayDomains,
  ]

  /// The modules whose stanzas count, whatever they set.
  static let modules: KeywordSet = [.staticRoutes, .pipeTransport, .maildir, .dane]

  /// Options that differ from binding to binding and decide about nothing else than themselves, but for
  /// the family of an address; in the order in which bindings are compared.
  static let ofBindings: [Keyword] = [.ehloHostname, .bindAddress, .bindAddressSecondary]
}
