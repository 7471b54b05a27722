/// The settings for sessions with the next hops of one queue: every option with its value and origin.
///
/// Page: content/momentum/4/outbound-mail.md; the options are those of docs/routing.md, The session.
package struct SessionSettings: Sendable {
  private let values: [Keyword: Evaluation]
  private let version: ServerVersion?

  /// The settings with `values` on a server of `version`.
  init(_ values: [Keyword: Evaluation], on version: ServerVersion?) {
    self.values = values
    self.version = version
  }

  /// The options that a session depends on.
  package static let options: [Keyword] =
    [
      .tls, .tlsVerify, .tlsCa, .tlsCertificate, .tlsKey, .tlsEngine, .tlsCiphers,
      .tlsv13Ciphersuites, .tlsProtocols, .tlsEcCurveNames, .tlsIfavailableFallback,
      .tlsFallbackAlwaysNewConnection,
      .xclient, .haProxyServer, .haProxyBypass, .haProxySrcAddr, .haProxyIpv6SrcAddr,
      .send8bitmime, .bindAddress, .bindAddressSecondary, .ehloHostname, .hostname, .connectTimeout,
      .ehloTimeout, .mailfromTimeout,
      .rcpttoTimeout, .bodyTimeout, .rsetTimeout,
    ] + SessionOptions.credentials

  /// The value of `option` with its origin; nil when it is not one of `options`.
  package func evaluation(_ option: Keyword) -> Evaluation? { values[option] }

  /// The value of `option` in force as text; nil when it is not set and has no default. Passwords are not masked:
  /// the text is meant for the server only.
  package func text(_ option: Keyword) -> String? { values[option]?.textInForce }

  /// The value of `option` as a Boolean; nil when it is none.
  package func truth(_ option: Keyword) -> Bool? { values[option]?.truth }

  /// The value of `option` in whole units, such as seconds; the default when it cannot be read.
  package func number(_ option: Keyword) -> Int? { values[option]?.numberInForce }

  /// The consequence under `requirement` of a negotiation that fails after STARTTLS was offered; nil when TLS is
  /// never tried.
  package func failure(under requirement: TLSPolicy.Requirement) -> TLSFailure? {
    guard let fallback = values[.tlsIfavailableFallback],
      let connection = values[.tlsFallbackAlwaysNewConnection]
    else { preconditionFailure("they are options of a session") }
    return TLSFailure(requirement, fallback: fallback, connection: connection, on: version)
  }

  /// The value of `xclient`.
  package var xclient: XclientUse { values[.xclient]?.word(XclientUse.self) ?? .no }

  /// The assignments that cannot be read, and the values used instead.
  package var misreadings: [(setting: Setting, note: RouteNote)] {
    SessionSettings.options.compactMap { option in
      guard let note = values[option]?.misreading, let setting = setting(option) else { return nil }
      return (setting, note)
    }
  }

  /// The assignment that sets `option`; nil for a default.
  package func setting(_ option: Keyword) -> Setting? { values[option]?.setting }
}

extension RouteEvaluator {
  /// The settings for sessions in the queue of `explanation`.
  package mutating func session(for explanation: Explanation) -> SessionSettings {
    let queue = options.places(
      of: explanation.routingDomain, group: explanation.group, binding: explanation.binding)
    var values: [Keyword: Evaluation] = [:]
    for option in SessionSettings.options { values[option] = options.value(of: option, at: queue) }
    return SessionSettings(values, on: version)
  }
}
