/// The first versions of things without a row in the option table: values, modules, and options in places where they
/// came later than elsewhere.
///
/// The versions of the rows are not repeated here. Where two lines of versions differ, they are written as in the
/// table, `3.6.12/4.2`.
struct FirstVersion: Sendable {
  /// The thing that the version introduced.
  enum Subject: Sendable, Equatable {
    /// An option for which the table has no version.
    case option(Keyword)
    /// The option in stanzas of one kind.
    case optionIn(Keyword, Keyword)
    /// A word as the value of the option.
    case word(Keyword, String)
    /// A name among several that are joined by colons.
    case part(Keyword, String)
    /// Several names joined by colons.
    case list(Keyword)
    /// An IPv6 address in the option.
    case ipv6(Keyword)
    /// A host name in the option, which takes only an address otherwise.
    case hostName(Keyword)
    /// A scheme of routes.
    case scheme(String)
    /// A stanza.
    case stanza(Keyword)
    /// A regular expression as the label of a stanza.
    case pattern(Keyword)
  }

  let subject: Subject
  let since: String
  let page: String

  private init(_ subject: Subject, _ since: String, _ page: String) {
    self.subject = subject
    self.since = since
    self.page = page
  }

  private static let notes2008 = "content/momentum/changelog/legacy/2-x-legacy-2008.md"
  private static let reference = "content/momentum/3/3-reference/"
  private static let methods = reference + "3-reference-conf-ref-delivery-method.md"
  private static let receptionTiming = reference + "3-reference-modules-reception-timing.md"
  private static let notes50 = "content/momentum/changelog/5/5-0-0.md"
  private static let notes53 = "content/momentum/changelog/5/5-3-0.md"

  static let all: [FirstVersion] = [
    FirstVersion(.option(.useIpv6), "2.2.1.28", notes2008),
    FirstVersion(.option(.onlyUseBestMxForRelayDomains), "2.2.2.30", notes2008),
    FirstVersion(.option(.rollupMx), "4.2", "content/momentum/changelog/legacy/4-x-legacy.md"),
    FirstVersion(.option(.rollupMxName), "4.2", "content/momentum/changelog/legacy/4-x-legacy.md"),
    FirstVersion(
      .word(.deliveryMethod, "ecstream"), "3.2",
      reference + "3-reference-conf-ref-ecstream-port.md"),
    FirstVersion(.word(.deliveryMethod, "apn"), "3.5.6", methods),
    FirstVersion(.word(.deliveryMethod, "gcm"), "3.5.6", methods),
    FirstVersion(.word(.deliveryMethod, "mm7"), "3.5.6", methods),
    FirstVersion(
      .word(.deliveryMethod, "delay_xfer"), "4.4.0", "content/momentum/changelog/4/4-4-0.md"),
    FirstVersion(.scheme("apn"), "3.5.6", methods),
    FirstVersion(.scheme("gcm"), "3.5.6", methods),
    FirstVersion(.scheme("mm7"), "3.5.6", methods),
    FirstVersion(.scheme("http"), "3.5.6", methods),
    FirstVersion(.scheme("xfer"), "4.4.0", "content/momentum/changelog/4/4-4-0.md"),
    FirstVersion(.ipv6(.gateway), "3.4", reference + "3-reference-conf-ref-gateway.md"),
    FirstVersion(.ipv6(.routes), "3.4", reference + "3-reference-conf-ref-gateway.md"),
    FirstVersion(
      .word(.tlsVerify, "optional"), "3.6.5",
      "content/momentum/changelog/legacy/3-x-legacy-2013-2016.md"),
    FirstVersion(.word(.tlsEngine, "gnutls"), "4.1", "content/momentum/4/config/tls-engine.md"),
    FirstVersion(
      .part(.tlsProtocols, "TLSv1.3"), "4.6", "content/momentum/4/config/tlsv13-ciphersuites.md"),
    FirstVersion(
      .list(.tlsEcCurveNames), "5.3", "content/momentum/4/config/tls-ec-curve-names.md"),
    FirstVersion(
      .word(.outboundSmtpAuthType, "xoauth2"), "5.1",
      "content/momentum/4/modules/outbound-smtp-auth.md"),
    FirstVersion(.hostName(.haProxyServer), "5.3", notes53),
    FirstVersion(.optionIn(.outboundThrottleMessages, .host), "5.3", notes53),
    FirstVersion(.optionIn(.outboundThrottleConnections, .host), "5.3", notes53),
    FirstVersion(.pattern(.host), "3.6.11/4.2", "content/momentum/4/config/ref-host.md"),
    FirstVersion(
      .stanza(.staticRoutes), "3.6.5/4.2", reference + "3-reference-modules-static-routes.md"),
    FirstVersion(
      .stanza(.outboundSmtpAuth), "3.6.12/4.2",
      reference + "3-reference-modules-outbound-smtp-auth.md"),
    FirstVersion(.stanza(.acAuth), "3.6.5/4.2", reference + "3-reference-modules-ac-auth.md"),
    FirstVersion(
      .stanza(.chunkLogger), "3.6.5/4.2", reference + "3-reference-modules-chunk-logger.md"),
    FirstVersion(
      .stanza(.customBounceLogger), "3.6.5/4.2",
      reference + "3-reference-modules-custom-bounce-logger.md"),
    FirstVersion(.stanza(.dnsbuf), "3.6.5/4.2", reference + "3-reference-modules-dnsbuf.md"),
    FirstVersion(.stanza(.mxip), "3.6.5/4.2", reference + "3-reference-modules-mxip.md"),
    FirstVersion(
      .stanza(.smtpAuthProxy), "3.6.5/4.2", reference + "3-reference-modules-smtp-auth-proxy.md"),
    FirstVersion(
      .stanza(.smtpRcpttoProxy), "3.6.5/4.2",
      reference + "3-reference-modules-smtp-rcptto-proxy.md"),
    FirstVersion(.stanza(.receptionTiming), "3.6.6/4.2", receptionTiming),
    FirstVersion(.stanza(.receptionTimingLogger), "3.6.6/4.2", receptionTiming),
    FirstVersion(
      .stanza(.bindAddressSecondary), "3.6.10/4.2",
      reference + "3-reference-modules-bind-address-secondary.md"),
    FirstVersion(
      .stanza(.ipv6Lookup), "3.6.10/4.2", reference + "3-reference-modules-ipv-6-lookup.md"),
    FirstVersion(
      .optionIn(.maxMetadataLen, .engagementTracker), "4.2",
      "content/momentum/4/modules/engage-tracker.md"),
    FirstVersion(.stanza(.haProxyClient), "4.4.0", "content/momentum/changelog/4/4-4-0.md"),
    FirstVersion(.stanza(.dane), "4.8", "content/momentum/4/config-options-summary.md"),
    FirstVersion(.stanza(.curfew), "5.3", notes53),
    FirstVersion(.stanza(.dkim2), "5.3", "content/momentum/4/dkim2.md"),
    FirstVersion(.stanza(.openarc), "5.0", notes50),
    FirstVersion(.optionIn(.delayCheck, .spfV1), "5.0", notes50),
    FirstVersion(.optionIn(.delayCheck, .senderid), "5.0", notes50),
    FirstVersion(
      .optionIn(.forceMaxBindingAge, .adaptive), "4.4", "content/momentum/4/modules/4-adaptive.md"),
    FirstVersion(
      .optionIn(.readCacheAfterSuspension, .adaptive), "4.8",
      "content/momentum/changelog/4/4-8-0.md"),
    FirstVersion(.stanza(.opendkim), "3.6", reference + "modules-dkim.md"),
    FirstVersion(.stanza(.imageanalyzer), "3.0.23", reference + "modules-imageanalyzer.md"),
  ]
}
