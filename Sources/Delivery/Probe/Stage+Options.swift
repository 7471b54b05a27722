package import EcelerityConf

/// What of the configuration each stage depends on (docs/routing.md, 3.1 and 3.2).
extension Stage.Name {
  /// How long the stage may take. Stages of which the manual says nothing take the timer of another
  /// (decision D-24).
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

  /// What else decides how it goes.
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
