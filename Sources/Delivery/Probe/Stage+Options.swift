package import EcelerityConf

/// The options that each stage depends on (docs/probe.md, Stages).
extension Stage.Name {
  /// The timer of the stage. Stages without one in the manual use that of another (decision D-24).
  package var timer: Keyword {
    switch self {
    case .connect: .connectTimeout
    case .banner, .ehlo, .startTLS, .tls, .xclient, .auth: .ehloTimeout
    case .mail: .mailfromTimeout
    case .rcpt: .rcpttoTimeout
    case .data: .bodyTimeout
    case .rset, .quit: .rsetTimeout
    }
  }

  /// Those of `options` that affect the stage at `destination`: where TLSA records or an MTA-STS policy decide, some do
  /// not (docs/routing.md, TLS).
  package func options(at destination: Destination) -> [Keyword] {
    options.filter { !destination.policyDecider.overrides($0) }
  }

  /// The other options that affect the stage.
  package var options: [Keyword] {
    switch self {
    case .connect:
      [.bindAddress, .haProxyServer, .haProxyBypass, .haProxySrcAddr, .haProxyIpv6SrcAddr]
    case .ehlo: [.ehloHostname]
    case .startTLS: [.tls, .tlsIfavailableFallback, .tlsFallbackAlwaysNewConnection]
    case .tls:
      [
        .tlsVerify, .tlsCa, .tlsCertificate, .tlsKey, .tlsProtocols, .tlsCiphers,
        .tlsv13Ciphersuites, .tlsEcCurveNames,
      ]
    case .xclient: [.xclient]
    case .auth: [.outboundSmtpAuthType, .outboundSmtpAuthUser, .outboundSmtpAuthPass]
    case .banner, .mail, .rcpt, .data, .rset, .quit: []
    }
  }
}

extension TLSPolicy.Decider {
  /// Whether the value of `option` makes no difference.
  fileprivate func overrides(_ option: Keyword) -> Bool {
    switch self {
    case .dane:
      [
        .tls, .tlsIfavailableFallback, .tlsFallbackAlwaysNewConnection, .tlsVerify, .tlsCa,
      ].contains(option)
    case .mtaSTS(.enforce):
      [.tls, .tlsIfavailableFallback, .tlsFallbackAlwaysNewConnection, .tlsVerify].contains(option)
    case .mtaSTS, .configuration: false
    }
  }
}
